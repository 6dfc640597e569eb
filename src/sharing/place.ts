import * as v from 'valibot';
import type { Sentence } from '../kernel/describe';
import type { Registry } from '../player/contract';
import { crc32 } from '../trace-formats/crc32';
import { fingerprint } from './fingerprint';
import { runTo } from './grow';
import { limits } from './limits';
import { placeIn, type Reopened, shippedBase } from './reopen';
import type { SavedRun } from './saved-run';
import { readView } from './saved-view';
import { scenarioChecksum } from './scenario-checksum';

/** A moment of a shipped scenario to which nobody has done anything: short enough to be read, and to be typed. */
export interface Place {
  readonly scenario: string;
  /** The last step at or before it, counted from 1 as the page counts; 0 is before the first. */
  readonly step: number;
  /** How many microseconds after that step. */
  readonly later: number;
  /** How far the run was run, where that is not the end of the scenario. */
  readonly steps: number | null;
  /** What the run and the moment must come to; null in a link that was typed. */
  readonly check: string | null;
}

/** The fragment that names such a moment; null where the saved run is more than that. */
export function placeFragment(saved: SavedRun): string | null {
  const { origin, branches, later, view, beside } = saved;
  const [only, ...others] = branches;
  if (beside !== undefined || origin.type !== 'shipped' || only === undefined || others.length + only.acts.length > 0)
    return null;
  if (only.parent !== null || only.name !== '' || only.id !== 0 || Object.keys(view).length > 0) return null;
  const step = saved.step + 1;
  const check = checkOf(origin.checksum, only.fingerprint, { step, later });
  const words = {
    scenario: encodeURIComponent(origin.id),
    step,
    ...(later === 0 ? {} : { later }),
    ...(only.steps === only.fork ? {} : { steps: only.steps }),
    check,
  };
  return Object.entries(words)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Holds the scenario's text, its run and the moment together, so that a slip in one of them shows. */
const checkOf = (scenario: string, run: string, { step, later }: Pick<Place, 'step' | 'later'>): string =>
  crc32(`${scenario} ${run} ${step} ${later}`);

export type ReadPlace =
  | { readonly ok: true; readonly place: Place }
  | { readonly ok: false; readonly problem: Sentence };

const number = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(least), v.maxValue(most));
const fields = v.strictObject({
  scenario: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.name)),
  step: v.exactOptional(number(0, limits.steps)),
  later: v.exactOptional(number(0, limits.instant)),
  steps: v.exactOptional(number(0, limits.steps)),
  check: v.exactOptional(v.pipe(v.string(), v.regex(/^[\da-f]{8}$/))),
});

/** Reads `scenario=...&step=...`. A word that is not known is refused: it is probably one that was misspelt. */
export function readPlace(text: string): ReadPlace {
  const pairs = [...new URLSearchParams(text)];
  const read = v.safeParse(fields, Object.fromEntries(pairs));
  if (read.success && pairs.length === Object.keys(read.output).length) {
    const { scenario, step = 0, later = 0, steps = null, check = null } = read.output;
    return { ok: true, place: { scenario, step, later, steps, check } };
  }
  const name = read.success ? null : v.getDotPath(read.issues[0]);
  const found = pairs.find(([key]) => key === name) ?? pairs[pairs.length - 1] ?? ['', ''];
  return { ok: false, problem: { id: 'sharing.problem.place', values: { found: found.join('=') } } };
}

/** Opens a moment of a shipped scenario; without a moment, its beginning. */
export function reopenPlace(place: Place, registry: Registry): Reopened {
  const base = shippedBase(place.scenario, registry);
  if (!base.ok) return base;
  const { entries } = registry;
  const entry = entries.find(({ protocol }) => protocol.id === base.trace.protocol.id);
  if (entry === undefined) return refused('protocol', { protocol: base.trace.protocol.id });
  const wanted = Math.max(place.steps ?? base.trace.steps.length, place.step);
  const trace = wanted <= base.trace.steps.length ? base.trace : runTo(base.trace, wanted);
  if (trace === null) return refused('noSuchStep', { step: wanted });
  if (
    place.check !== null &&
    place.check !== checkOf(scenarioChecksum(base.scenario.parts), fingerprint(trace.steps), place)
  )
    return refused('placeChanged', { scenario: place.scenario });
  const where = placeIn(trace, { step: place.step - 1, later: place.later });
  if (where === null) return refused('noSuchMoment', { step: place.step, later: place.later });
  const { scenario, notes, scriptEnd } = base;
  const branches = [{ id: 0, name: '', trace, parent: null }];
  const run = { entry, scenario, notes, scriptEnd, branches, branch: 0, ...where };
  return { ok: true, run, view: readView({}, entry, trace.setup), beside: null, remarks: [] };
}

const refused = (id: string, values: Sentence['values']): Reopened => ({
  ok: false,
  problem: { id: `sharing.problem.${id}`, values },
});
