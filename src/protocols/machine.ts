import { type AnyStateMachine, type EventObject, initialTransition, transition } from 'xstate';
import { assert } from '../kernel/assert';

/**
 * The bridge from XState to the kernel. A machine stays pure: it runs nothing, and what it asks for are the resolved
 * params of its `effects` action. XState's public `transition()` builds an actor system on every call; the machine's own
 * method with one inert scope does the same work four times as fast, and a property test holds the two equal.
 */
export interface Place<C> {
  readonly value: unknown;
  readonly context: C;
}
export type Transition<C, E> = readonly [place: Place<C>, effects: readonly E[]];

interface Action {
  readonly type: string;
  readonly params?: unknown;
}

const collected: Action[] = [];
const scope = {
  id: 'simulated',
  sessionId: 'simulated',
  self: { id: 'simulated' },
  system: { _sendInspectionEvent() {} },
  defer() {},
  logger() {},
  stopChild() {},
  emit() {},
  actionExecutor: (action: Action) => {
    collected.push(action);
  },
} as never;

/** A machine's context in XState: what the process knows, as one field, so that XState's own copying costs nothing. */
export interface Wrapped<C> {
  readonly knows: C;
}
type Snapshot = ReturnType<AnyStateMachine['resolveState']>;

const placeOf = <C>(snapshot: Snapshot): Place<C> => ({
  value: snapshot.value,
  context: (snapshot.context as Wrapped<C>).knows,
});

/** Where a machine is after its start, and what it asks for. */
export function start<C, E>(machine: AnyStateMachine, input: unknown): Transition<C, E> {
  collected.length = 0;
  const snapshot = machine.getInitialSnapshot(scope, input);
  // An error in the first transition does not throw: it hides in the status.
  assert(snapshot.status !== 'error', `the machine starts: ${String(snapshot.error)}`);
  return [placeOf<C>(snapshot), effectsOf<E>(collected)];
}

/** One step: the very same place where the machine has nothing to do for this event. */
export function step<C, E>(machine: AnyStateMachine, place: Place<C>, event: EventObject): Transition<C, E> {
  collected.length = 0;
  const before = recent.get(place) ?? snapshotOf(machine, place);
  const after = machine.transition(before, event, scope);
  const effects = effectsOf<E>(collected);
  if (after === before) return [place, effects];
  const next = placeOf<C>(after);
  remember(next, after);
  return [next, effects];
}

const snapshotOf = <C>(machine: AnyStateMachine, place: Place<C>): Snapshot =>
  machine.resolveState({ value: place.value as never, context: { knows: place.context } });

/** Snapshots of the places that were reached last. Making one again gives the same, only later: nothing depends on this. */
const recent = new Map<object, Snapshot>();
const mostRecent = 128;
function remember(place: object, snapshot: Snapshot): void {
  if (recent.size >= mostRecent) recent.clear();
  recent.set(place, snapshot);
}

function effectsOf<E>(actions: readonly Action[]): readonly E[] {
  let effects: readonly E[] = none;
  for (const action of actions) {
    if (action.type !== 'effects') continue;
    const asked = action.params as readonly E[];
    effects = effects.length === 0 ? asked : [...effects, ...asked];
  }
  return effects;
}
const none: readonly never[] = [];

/** The same two by XState's public functions; the test's yardstick. */
export const publicStart = <C, E>(machine: AnyStateMachine, input: unknown): Transition<C, E> => {
  const [snapshot, actions] = initialTransition(machine, input as never);
  return [placeOf<C>(snapshot as Snapshot), effectsOf<E>(actions as readonly Action[])];
};
export const publicStep = <C, E>(machine: AnyStateMachine, place: Place<C>, event: EventObject): Transition<C, E> => {
  const [snapshot, actions] = transition(machine, snapshotOf(machine, place), event);
  return [placeOf<C>(snapshot as Snapshot), effectsOf<E>(actions as readonly Action[])];
};
