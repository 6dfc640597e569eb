import type { Act, Intervention } from '../kernel/act';
import type { ProcessId, StepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Setup } from '../kernel/world';
import { isSame } from './difference';
import type { Describer } from './entry';
import type { JsonData } from './read-json';
import { expectedSentence, fine, type Result, shown, unreadable } from './trace-problem';
import type { InterventionShape } from './trace-schema';

/** An act with the position of the step that it made. */
export type PlacedAct<P extends ProtocolTypes> = Intervention<P> & { readonly step: StepIndex };

/** The acts of a file for this setup, in order, or the first of them that cannot be meant. */
export function readActs<P extends ProtocolTypes>(
  interventions: readonly InterventionShape[],
  { setup, steps }: { readonly setup: Setup<P>; readonly steps: number },
  describer: Describer<P>,
): Result<readonly PlacedAct<P>[]> {
  const known = new Set(setup.processes.map(({ id }) => id));
  const acts: PlacedAct<P>[] = [];
  for (const [index, { at, step, act }] of interventions.entries()) {
    const path = `interventions[${index}]`;
    const number = index + 1;
    const before = acts[acts.length - 1]?.step ?? -1;
    if (step <= before || step >= steps)
      return unreadable('act.order', { number, step, least: before + 1, most: steps - 1 }, { path: `${path}.step` });
    const stranger = namedIn(act).find((id) => !known.has(id));
    if (stranger !== undefined)
      return unreadable(
        'act.process',
        { number, process: stranger, known: setup.processes.map(({ id }) => id) },
        { path: `${path}.act` },
      );
    const read = readAct(act, describer);
    if (!read.ok) {
      const { found, expected } = read;
      return unreadable(
        'act.request',
        { number, found },
        { path: `${path}.act.request`, expected: expectedSentence(expected) },
      );
    }
    acts.push({ at, step, act: read.act });
  }
  return fine(acts);
}

type ActShape = InterventionShape['act'];

function namedIn(act: ActShape): readonly ProcessId[] {
  if ('process' in act) return [act.process];
  if ('from' in act) return [act.from, act.to];
  if (act.type === 'heal') return act.who;
  return act.type === 'partition' ? act.groups.flat() : [];
}

type ReadAct<P extends ProtocolTypes> =
  | { readonly ok: true; readonly act: Act<P> }
  | { readonly ok: false; readonly found: string; readonly expected: string };

function readAct<P extends ProtocolTypes>(act: ActShape, describer: Describer<P>): ReadAct<P> {
  if (act.type !== 'request') return { ok: true, act };
  const request = readRequest(act.request, describer);
  return request.ok ? { ok: true, act: { ...act, request: request.value } } : request;
}

type ReadRequest<P extends ProtocolTypes> =
  | { readonly ok: true; readonly value: P['request'] }
  | { readonly ok: false; readonly found: string; readonly expected: string };

/**
 * A request as the protocol itself reads it: the data is written in the protocol's words, these are read back as a person's
 * would be, and must give the same data. So no protocol needs a second reader, and no data gets in that one cannot type.
 */
function readRequest<P extends ProtocolTypes>(data: JsonData, { dialect }: Describer<P>): ReadRequest<P> {
  const found = shown(data);
  const isPlain = Object.values(data).every((value) => typeof value !== 'object');
  const text = isPlain ? written(data, dialect) : null;
  if (text === null) return { ok: false, found, expected: 'import.expected.request' };
  const read = dialect.readRequest(wordsIn(text));
  if (!read.ok) return { ok: false, found, expected: read.expected };
  return isSame(read.value, data) ? read : { ok: false, found, expected: 'import.expected.request' };
}

/** The words of a request; null for what the protocol does not know: it may assume its own types, so it may throw. */
function written<P extends ProtocolTypes>(data: JsonData, dialect: Describer<P>['dialect']): string | null {
  try {
    const text: unknown = dialect.writeRequest(data as P['request']);
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}

/** The words of what `writeRequest` has written: those in quotes are texts of JSON. */
const wordsIn = (text: string): readonly string[] =>
  (text.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []).map((word) => (word.startsWith('"') ? unquoted(word) : word));

function unquoted(word: string): string {
  try {
    return String(JSON.parse(word));
  } catch {
    return word;
  }
}
