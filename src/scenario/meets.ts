import { unreachable } from '../kernel/assert';
import type { ProtocolTypes } from '../kernel/protocol';
import { actorOf } from '../kernel/run';
import type { Step, Trace } from '../kernel/trace';
import { last } from '../kernel/vector';
import { checkExpected } from './check-expected';
import type { Condition, EventCondition, Holds } from './condition';
import type { Entry } from './entry';
import { isNamed, resolveWho } from './resolve';

/** Whether a condition is about how things stand, so that it may be met before anything happens. */
export const isAboutState = <P extends ProtocolTypes>(condition: Condition<P>): condition is Holds =>
  condition.type === 'settled' || condition.type === 'time' || condition.type === 'expected';

/** Whether the last step of a trace, or the state to which it led, meets a condition. */
export function meets<P extends ProtocolTypes>(trace: Trace<P>, condition: Condition<P>, entry: Entry<P>): boolean {
  const step = last(trace.steps);
  switch (condition.type) {
    case 'settled':
      return entry.dialect.isSettled(trace);
    case 'time':
      return trace.head.world.now >= condition.at;
    case 'expected':
      return checkExpected(trace, entry, condition.expected).holds === condition.holds;
    case 'broken':
      return step !== undefined && last(trace.violations)?.step === step.index;
    case 'milestone':
      return step !== undefined && reaches(trace, step, condition, entry);
    case 'event':
      return step !== undefined && isEvent(trace, step, condition, entry);
    default:
      return unreachable(condition);
  }
}

/** Whether a step reaches the milestone; `by` null: whoever does. */
function reaches<P extends ProtocolTypes>(
  trace: Trace<P>,
  step: Step<P>,
  { milestone, by }: Extract<Condition<P>, { readonly type: 'milestone' }>,
  entry: Entry<P>,
): boolean {
  const isReached = step.effects.some(
    (effect) => effect.type === 'reach' && (milestone === null || effect.milestone === milestone),
  );
  return isReached && (by === null || resolveWho(trace, entry, by) === actorOf(step));
}

function isEvent<P extends ProtocolTypes>(
  trace: Trace<P>,
  step: Step<P>,
  condition: EventCondition,
  entry: Entry<P>,
): boolean {
  const { who } = condition;
  if (who !== null && actorOf(step) !== resolveWho(trace, entry, who)) return false;
  return condition.kind === 'sends' ? sends(step, condition, entry) : happens(step, condition, entry);
}

type Named = Pick<EventCondition, 'name' | 'label'>;

const sends = <P extends ProtocolTypes>({ effects }: Step<P>, wanted: Named, { portrait }: Entry<P>): boolean =>
  effects.some((effect) => effect.type === 'send' && isNamed(portrait.message(effect.message), effect.message, wanted));

function happens<P extends ProtocolTypes>(
  { occurrence }: Step<P>,
  condition: EventCondition,
  { portrait }: Entry<P>,
): boolean {
  if (occurrence.type === 'boot') return condition.kind === 'boots';
  if (occurrence.type !== 'event') return false;
  const { event } = occurrence;
  const isSo = (name: string): boolean =>
    condition.name === null || condition.name.toLowerCase() === name.toLowerCase();
  if ('message' in event)
    return condition.kind === 'receives' && isNamed(portrait.message(event.message), event.message, condition);
  if ('request' in event) return false;
  if ('peer' in event) return condition.kind === event.type && isSo(event.channel);
  if ('stable' in event) return condition.kind === 'synced';
  return condition.kind === 'timer' && isSo(event.type);
}
