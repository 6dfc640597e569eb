import { writeFacts } from '../trace-formats/write-facts';
import { writeTrace } from '../trace-formats/write-trace';
import type { PlayerState } from './contract';
import { scenarioText } from './scenario-text';
import { currentTrace } from './selectors';

/** What the present run can be saved as. */
export const exportKinds = ['trace', 'facts', 'scenario'] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}
type Exported = Pick<PlayerState, 'branches' | 'branch' | 'entry' | 'scenario' | 'title'>;

/** The present line of history as a file: to its last known step, wherever the playhead is. */
export function exportRun(kind: ExportKind, state: Exported): ExportedFile {
  const trace = currentTrace(state);
  const name = `ensemble-${state.scenario.id}`;
  switch (kind) {
    case 'trace':
      return { name: `${name}.trace.json`, mediaType: 'application/json', text: writeTrace(trace, state.entry) };
    case 'facts':
      return { name: `${name}.facts.json`, mediaType: 'application/json', text: writeFacts(trace, state.entry) };
    case 'scenario':
      return { name: `${name}.txt`, mediaType: 'text/plain', text: scenarioText(state) };
  }
}
