import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProtocolEntry, Registry, ScenarioSource } from '../../player/contract';
import { openScenario } from '../../player/opening';
import { sourceOf } from '../../player/source-fixture';
import { commitEntries } from '../../protocols/atomic-commit/run-fixture';
import { asCommitTrace } from './commit-panel';

const folders = ['two-phase-commit', 'three-phase-commit'].map((folder) => join('src', 'scenarios', folder));

/** All that is shipped of this family, for tests. */
export const commitRegistry: Registry = {
  entries: commitEntries as unknown as readonly ProtocolEntry[],
  scenarios: folders.flatMap((folder) =>
    readdirSync(folder).map((name) => sourceOf(name.replace(/\.txt$/, ''), readFileSync(join(folder, name), 'utf8'))),
  ),
};

export function shipped(id: string): ScenarioSource {
  const source = commitRegistry.scenarios.find((scenario) => scenario.id === id);
  if (source === undefined) throw new Error(`no scenario ${id}`);
  return source;
}

/** The run of a scenario, or of a text. */
export function runOf(source: ScenarioSource | string) {
  const opened = openScenario(typeof source === 'string' ? sourceOf('test', source) : source, commitRegistry);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return asCommitTrace(opened.trace);
}
