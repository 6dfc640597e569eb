import branches from './en/branches.json' with { type: 'json' };
import builder from './en/builder.json' with { type: 'json' };
import commit from './en/commit.json' with { type: 'json' };
import commitPanels from './en/commit-panels.json' with { type: 'json' };
import commitScenario from './en/commit-scenario.json' with { type: 'json' };
import diagram from './en/diagram.json' with { type: 'json' };
import exportTexts from './en/export.json' with { type: 'json' };
import importTexts from './en/import.json' with { type: 'json' };
import inspector from './en/inspector.json' with { type: 'json' };
import lockStep from './en/lock-step.json' with { type: 'json' };
import picker from './en/picker.json' with { type: 'json' };
import presenter from './en/presenter.json' with { type: 'json' };
import questions from './en/questions.json' with { type: 'json' };
import rules from './en/rules.json' with { type: 'json' };
import scenario from './en/scenario.json' with { type: 'json' };
import share from './en/share.json' with { type: 'json' };
import sharing from './en/sharing.json' with { type: 'json' };
import why from './en/why.json' with { type: 'json' };
import zookeeperPanels from './en/zookeeper-panels.json' with { type: 'json' };
import zookeeperScenario from './en/zookeeper-scenario.json' with { type: 'json' };
import type { Catalogue } from './translator';

/** What the parts of the page that are fetched later say in English. */
export const englishLater: Catalogue = {
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
