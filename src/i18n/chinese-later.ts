import type { Catalogue } from './translator';
import branches from './zh-CN/branches.json' with { type: 'json' };
import builder from './zh-CN/builder.json' with { type: 'json' };
import commit from './zh-CN/commit.json' with { type: 'json' };
import commitPanels from './zh-CN/commit-panels.json' with { type: 'json' };
import commitScenario from './zh-CN/commit-scenario.json' with { type: 'json' };
import diagram from './zh-CN/diagram.json' with { type: 'json' };
import exportTexts from './zh-CN/export.json' with { type: 'json' };
import importTexts from './zh-CN/import.json' with { type: 'json' };
import inspector from './zh-CN/inspector.json' with { type: 'json' };
import lockStep from './zh-CN/lock-step.json' with { type: 'json' };
import picker from './zh-CN/picker.json' with { type: 'json' };
import presenter from './zh-CN/presenter.json' with { type: 'json' };
import questions from './zh-CN/questions.json' with { type: 'json' };
import rules from './zh-CN/rules.json' with { type: 'json' };
import scenario from './zh-CN/scenario.json' with { type: 'json' };
import share from './zh-CN/share.json' with { type: 'json' };
import sharing from './zh-CN/sharing.json' with { type: 'json' };
import why from './zh-CN/why.json' with { type: 'json' };
import zookeeperPanels from './zh-CN/zookeeper-panels.json' with { type: 'json' };
import zookeeperScenario from './zh-CN/zookeeper-scenario.json' with { type: 'json' };

/** What the parts of the page that are fetched later say in Simplified Chinese. */
export const chineseLater: Catalogue = {
  branches,
  builder,
  commit,
  'commit-panels': commitPanels,
  'commit-scenario': commitScenario,
  diagram,
  export: exportTexts,
  import: importTexts,
  inspector,
  'lock-step': lockStep,
  picker,
  presenter,
  questions,
  rules,
  scenario,
  why,
  'zookeeper-panels': zookeeperPanels,
  'zookeeper-scenario': zookeeperScenario,
  share,
  sharing,
};
