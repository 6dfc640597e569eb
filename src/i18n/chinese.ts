import type { Catalogue } from './translator';
import act from './zh-CN/act.json' with { type: 'json' };
import app from './zh-CN/app.json' with { type: 'json' };
import builder from './zh-CN/builder.json' with { type: 'json' };
import commands from './zh-CN/commands.json' with { type: 'json' };
import events from './zh-CN/events.json' with { type: 'json' };
import exportTexts from './zh-CN/export.json' with { type: 'json' };
import guide from './zh-CN/guide.json' with { type: 'json' };
import happened from './zh-CN/happened.json' with { type: 'json' };
import inspector from './zh-CN/inspector.json' with { type: 'json' };
import invariant from './zh-CN/invariant.json' with { type: 'json' };
import invariants from './zh-CN/invariants.json' with { type: 'json' };
import language from './zh-CN/language.json' with { type: 'json' };
import menu from './zh-CN/menu.json' with { type: 'json' };
import milestones from './zh-CN/milestones.json' with { type: 'json' };
import picker from './zh-CN/picker.json' with { type: 'json' };
import rules from './zh-CN/rules.json' with { type: 'json' };
import scenario from './zh-CN/scenario.json' with { type: 'json' };
import stage from './zh-CN/stage.json' with { type: 'json' };
import tape from './zh-CN/tape.json' with { type: 'json' };
import why from './zh-CN/why.json' with { type: 'json' };
import zookeeper from './zh-CN/zookeeper.json' with { type: 'json' };
import zookeeperPanels from './zh-CN/zookeeper-panels.json' with { type: 'json' };
import zookeeperScenario from './zh-CN/zookeeper-scenario.json' with { type: 'json' };

/** What the page says in Simplified Chinese. */
export const chinese: Catalogue = {
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
