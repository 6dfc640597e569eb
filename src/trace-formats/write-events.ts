import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { compactStep } from './compact-step';
import type { Describer } from './entry';
import { changes } from './moments';

/** The names that the short keys of a trace file's steps stand for. */
const longKeys: Readonly<Record<string, string>> = {
  t: 'timeUs',
  p: 'process',
  c: 'cause',
  e: 'event',
  f: 'from',
  n: 'name',
  a: 'fields',
  v: 'verdict',
  s: 'sent',
  w: 'writes',
  r: 'rules',
  m: 'milestones',
  d: 'changed',
};

/** The steps of a run, each as one line of JSON with its number and whole words as keys. */
export function* writeEvents<P extends ProtocolTypes>(trace: Trace<P>, describer: Describer<P>): Generator<string> {
  for (const change of changes(trace)) {
    const entries = Object.entries(compactStep(change, describer)).map(([key, value]) => [longKeys[key] ?? key, value]);
    yield JSON.stringify({ step: change.step.index, ...Object.fromEntries(entries) });
  }
}
