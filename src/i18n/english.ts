import act from './en/act.json' with { type: 'json' };
import app from './en/app.json' with { type: 'json' };
import builder from './en/builder.json' with { type: 'json' };
import commands from './en/commands.json' with { type: 'json' };
import events from './en/events.json' with { type: 'json' };
import exportTexts from './en/export.json' with { type: 'json' };
import guide from './en/guide.json' with { type: 'json' };
import happened from './en/happened.json' with { type: 'json' };
import inspector from './en/inspector.json' with { type: 'json' };
import invariant from './en/invariant.json' with { type: 'json' };
import invariants from './en/invariants.json' with { type: 'json' };
import language from './en/language.json' with { type: 'json' };
import menu from './en/menu.json' with { type: 'json' };
import milestones from './en/milestones.json' with { type: 'json' };
import picker from './en/picker.json' with { type: 'json' };
import rules from './en/rules.json' with { type: 'json' };
import scenario from './en/scenario.json' with { type: 'json' };
import stage from './en/stage.json' with { type: 'json' };
import tape from './en/tape.json' with { type: 'json' };
import why from './en/why.json' with { type: 'json' };
import zookeeper from './en/zookeeper.json' with { type: 'json' };
import zookeeperPanels from './en/zookeeper-panels.json' with { type: 'json' };
import zookeeperScenario from './en/zookeeper-scenario.json' with { type: 'json' };
import type { Catalogue } from './translator';

/** What the page says in English. */
export const english: Catalogue = {
  act,
  app,
  builder,
  commands,
  events,
  export: exportTexts,
  guide,
  happened,
  inspector,
  invariant,
  invariants,
  language,
  menu,
  milestones,
  picker,
  rules,
  scenario,
  stage,
  tape,
  why,
  zookeeper,
  'zookeeper-panels': zookeeperPanels,
  'zookeeper-scenario': zookeeperScenario,
};
