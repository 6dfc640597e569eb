import actEn from './en/act.json' with { type: 'json' };
import appEn from './en/app.json' with { type: 'json' };
import builderEn from './en/builder.json' with { type: 'json' };
import cliEn from './en/cli.json' with { type: 'json' };
import commandsEn from './en/commands.json' with { type: 'json' };
import eventsEn from './en/events.json' with { type: 'json' };
import exportEn from './en/export.json' with { type: 'json' };
import guideEn from './en/guide.json' with { type: 'json' };
import happenedEn from './en/happened.json' with { type: 'json' };
import inspectorEn from './en/inspector.json' with { type: 'json' };
import invariantEn from './en/invariant.json' with { type: 'json' };
import invariantsEn from './en/invariants.json' with { type: 'json' };
import languageEn from './en/language.json' with { type: 'json' };
import menuEn from './en/menu.json' with { type: 'json' };
import milestonesEn from './en/milestones.json' with { type: 'json' };
import pickerEn from './en/picker.json' with { type: 'json' };
import rulesEn from './en/rules.json' with { type: 'json' };
import scenarioEn from './en/scenario.json' with { type: 'json' };
import stageEn from './en/stage.json' with { type: 'json' };
import tapeEn from './en/tape.json' with { type: 'json' };
import whyEn from './en/why.json' with { type: 'json' };
import zookeeperEn from './en/zookeeper.json' with { type: 'json' };
import zookeeperPanelsEn from './en/zookeeper-panels.json' with { type: 'json' };
import zookeeperScenarioEn from './en/zookeeper-scenario.json' with { type: 'json' };
import actZh from './zh-CN/act.json' with { type: 'json' };
import appZh from './zh-CN/app.json' with { type: 'json' };
import builderZh from './zh-CN/builder.json' with { type: 'json' };
import cliZh from './zh-CN/cli.json' with { type: 'json' };
import commandsZh from './zh-CN/commands.json' with { type: 'json' };
import eventsZh from './zh-CN/events.json' with { type: 'json' };
import exportZh from './zh-CN/export.json' with { type: 'json' };
import guideZh from './zh-CN/guide.json' with { type: 'json' };
import happenedZh from './zh-CN/happened.json' with { type: 'json' };
import inspectorZh from './zh-CN/inspector.json' with { type: 'json' };
import invariantZh from './zh-CN/invariant.json' with { type: 'json' };
import invariantsZh from './zh-CN/invariants.json' with { type: 'json' };
import languageZh from './zh-CN/language.json' with { type: 'json' };
import menuZh from './zh-CN/menu.json' with { type: 'json' };
import milestonesZh from './zh-CN/milestones.json' with { type: 'json' };
import pickerZh from './zh-CN/picker.json' with { type: 'json' };
import rulesZh from './zh-CN/rules.json' with { type: 'json' };
import scenarioZh from './zh-CN/scenario.json' with { type: 'json' };
import stageZh from './zh-CN/stage.json' with { type: 'json' };
import tapeZh from './zh-CN/tape.json' with { type: 'json' };
import whyZh from './zh-CN/why.json' with { type: 'json' };
import zookeeperZh from './zh-CN/zookeeper.json' with { type: 'json' };
import zookeeperPanelsZh from './zh-CN/zookeeper-panels.json' with { type: 'json' };
import zookeeperScenarioZh from './zh-CN/zookeeper-scenario.json' with { type: 'json' };

/** Texts of one language: namespace, then id within it. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * All words for people. Listed file by file and not by a glob, because the command line runs them in Node without a bundler; a
 * test compares the list with the folders.
 */
export const catalogues: { readonly en: Catalogue; readonly 'zh-CN': Catalogue } = {
  en: {
    act: actEn,
    app: appEn,
    builder: builderEn,
    cli: cliEn,
    commands: commandsEn,
    events: eventsEn,
    export: exportEn,
    guide: guideEn,
    happened: happenedEn,
    inspector: inspectorEn,
    invariant: invariantEn,
    invariants: invariantsEn,
    language: languageEn,
    menu: menuEn,
    milestones: milestonesEn,
    picker: pickerEn,
    rules: rulesEn,
    scenario: scenarioEn,
    stage: stageEn,
    tape: tapeEn,
    why: whyEn,
    zookeeper: zookeeperEn,
    'zookeeper-panels': zookeeperPanelsEn,
    'zookeeper-scenario': zookeeperScenarioEn,
  },
  'zh-CN': {
    act: actZh,
    app: appZh,
    builder: builderZh,
    cli: cliZh,
    commands: commandsZh,
    events: eventsZh,
    export: exportZh,
    guide: guideZh,
    happened: happenedZh,
    inspector: inspectorZh,
    invariant: invariantZh,
    invariants: invariantsZh,
    language: languageZh,
    menu: menuZh,
    milestones: milestonesZh,
    picker: pickerZh,
    rules: rulesZh,
    scenario: scenarioZh,
    stage: stageZh,
    tape: tapeZh,
    why: whyZh,
    zookeeper: zookeeperZh,
    'zookeeper-panels': zookeeperPanelsZh,
    'zookeeper-scenario': zookeeperScenarioZh,
  },
};
