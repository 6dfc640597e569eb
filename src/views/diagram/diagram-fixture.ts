import { createTranslator } from '../../i18n/translator';
import type { Act } from '../../kernel/act';
import { processId } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import { rewind } from '../../kernel/run';
import type { Trace } from '../../kernel/trace';
import { runOf } from '../../panels/zookeeper/run-fixture';
import { commandText } from '../../player/command-text';
import type { AnyTrace, ProtocolEntry } from '../../player/contract';
import { zookeeper } from '../../protocols/zookeeper';
import { dialect } from '../../protocols/zookeeper/dialect';
import { portrait } from '../../protocols/zookeeper/portrait';
import type { ZooKeeper } from '../../protocols/zookeeper/state';
import { summarize } from '../events/step-summary';
import { palettes } from './palette';
import { footHeight, headHeight, nothingLit, type Picture } from './picture';
import { pictureWords, type WordTools } from './picture-words';
import { readStates } from './states';
import { emptyIndex, readSteps, type TraceIndex } from './trace-index';

/** Real servers for tests of the diagram. */
export const entry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;

type Doing = Act<ZooKeeper> | number;

export const traceOf = (servers: number, ...doings: readonly Doing[]): AnyTrace =>
  runOf({ servers, seed: 7 }, doings) as Trace<ZooKeeper> as unknown as AnyTrace;

export const server = (id: number) => processId(id);

/** A client asks the second server to write; a path that is taken is an error, which is told all the same. */
const write = { type: 'request', process: server(2), request: { type: 'create', path: '/a', data: 'x' } } as const;

/** Everything that can go wrong on lanes: crashes and a restart, a pause, a partition that heals, a dead host. */
export const troubled = (): AnyTrace =>
  traceOf(
    3,
    ...[2000, write, 3, { type: 'crash', process: server(3) } as const, 1500],
    ...[{ type: 'start', process: server(3) } as const, 1500, write, 2],
    ...[{ type: 'pause', process: server(1) } as const, 40, { type: 'resume', process: server(1) } as const, 60],
    ...[{ type: 'partition', groups: [[server(1)]] } as const, write, 150, { type: 'heal', who: [] } as const, 500],
    ...[write, 2, { type: 'die', process: server(2) } as const, write, 2],
  );

export function indexOf(trace: AnyTrace): TraceIndex {
  const index = emptyIndex(trace, entry);
  readSteps(index, trace);
  readStates(index, () => true);
  return index;
}

export const toolsOf = (trace: AnyTrace): WordTools => ({
  ...{ t: createTranslator('en'), entry, trace: () => trace },
  summaryOf: (step) =>
    summarize(step, {
      portrait: entry.portrait,
      commandOf: (act: Act<ProtocolTypes>) => commandText(act, rewind(trace, step.index - 1), entry),
    }),
});

/** A picture of a run from a step on, fifteen pixels for each. */
export const pictureFrom = (trace: AnyTrace, from: number, changes: Partial<Picture> = {}): Picture => ({
  ...{ index: indexOf(trace), kind: 'step', view: { left: from, scale: 15 }, width: 900, laneHeight: 40 },
  ...{ height: headHeight + 40 * trace.setup.processes.length + footHeight, scrolled: 0, palette: palettes.light },
  ...{ hidden: ['ping'], cone: null, lit: nothingLit, words: pictureWords(toolsOf(trace)) },
  ...changes,
});
