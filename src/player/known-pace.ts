import type { Instant, StepIndex } from '../kernel/ids';
import { at } from '../kernel/vector';
import type { Place } from './advance';
import type { AnyTrace, PlayerState } from './contract';
import { evenPace, type Pace, paceAt } from './pace';
import { worldOf } from './selectors';
import { usedLast } from './used-last';

type Looked = Pick<PlayerState, 'pace' | 'hiddenFamilies' | 'entry'>;

/** The pace at a place: asked for at every step and in every frame, so what was found is kept while it surely holds. */
export function paceOf(state: Looked, { trace, step }: Place, next: Instant): number {
  if (state.pace === 'even') return evenPace;
  const { hiddenFamilies, entry } = state;
  const present = at(trace.steps, step) ?? trace.setup;
  const { timing } = trace.setup;
  const asked = () => paceAt({ world: worldOf(trace, step), next, timing, portrait: entry.portrait, hiddenFamilies });
  const before = known.find((one) => one.hiddenFamilies === hiddenFamilies && isKnownAt(one, trace, step, next));
  const isHere = before?.step === present;
  const found = isHere ? before : { step: present, hiddenFamilies, next, pace: before?.pace ?? asked() };
  known = usedLast(known, found, before);
  return found.pace.perMs;
}

interface KnownPace {
  readonly step: object;
  readonly hiddenFamilies: readonly string[];
  readonly next: Instant;
  readonly pace: Pace;
}
/** As many as runs move together. */
let known: readonly KnownPace[] = [];

function isKnownAt(
  { step: past, next: then, pace }: KnownPace,
  trace: AnyTrace,
  step: StepIndex,
  next: Instant,
): boolean {
  const present = at(trace.steps, step);
  if (past === (present ?? trace.setup)) return then === next;
  const isNext = past === at(trace.steps, step - 1);
  return isNext && present !== undefined && present.occurrence.type !== 'act' && present.at < pace.holdsUntil;
}
