import type { Facts, ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import type { Describer } from './entry';
import type { StepRange } from './step-range';
import { writeCsv } from './write-csv';
import { writeEvents } from './write-events';
import { writeFacts } from './write-facts';
import { writeItf } from './write-itf';
import { writeMarkdown } from './write-markdown';
import { writeMermaid } from './write-mermaid';
import { writeShiviz } from './write-shiviz';
import { tracePieces } from './write-trace';

/** What a run can be written as, with the end of such a file's name and its media type. */
export const runFormats = {
  facts: { extension: 'facts.json', mediaType: 'application/json' },
  trace: { extension: 'trace.json', mediaType: 'application/json' },
  events: { extension: 'events.jsonl', mediaType: 'application/jsonl' },
  csv: { extension: 'csv', mediaType: 'text/csv' },
  markdown: { extension: 'md', mediaType: 'text/markdown' },
  shiviz: { extension: 'shiviz.log', mediaType: 'text/plain' },
  itf: { extension: 'itf.json', mediaType: 'application/json' },
  mermaid: { extension: 'mmd', mediaType: 'text/plain' },
} as const;
export type RunFormat = keyof typeof runFormats;

export interface WriteOptions {
  /** What the run is called; only a report says so. */
  readonly title: string;
  readonly words: (id: string, values?: Facts) => string;
  readonly range?: StepRange | undefined;
}

/** The run in one of the formats, in pieces of text. */
export function* writeRun<P extends ProtocolTypes>(
  format: RunFormat,
  trace: Trace<P>,
  describer: Describer<P>,
  options: WriteOptions,
): Generator<string> {
  const { range } = options;
  switch (format) {
    case 'facts':
      yield writeFacts(trace, describer, range);
      return;
    case 'trace':
      return yield* tracePieces(trace, describer, range);
    case 'events':
      for (const line of writeEvents(trace, describer, range)) yield `${line}\n`;
      return;
    case 'csv':
      return yield* writeCsv(trace, describer, range);
    case 'markdown':
      return yield* writeMarkdown(trace, describer, options);
    case 'shiviz':
      return yield* writeShiviz(trace, describer, range);
    case 'itf':
      return yield* writeItf(trace, describer, range);
    case 'mermaid':
      yield writeMermaid(trace, describer, options);
      return;
  }
}
