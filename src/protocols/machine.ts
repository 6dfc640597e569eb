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

/** Where a machine is after its start, and what it asks for. */
export function start<C, E>(machine: AnyStateMachine, input: unknown): Transition<C, E> {
  collected.length = 0;
  const snapshot = machine.getInitialSnapshot(scope, input);
  // An error in the first transition does not throw: it hides in the status.
  assert(snapshot.status !== 'error', `the machine starts: ${String(snapshot.error)}`);
  return [{ value: snapshot.value, context: snapshot.context as C }, effectsOf<E>(collected)];
}

/** One step: the very same place where the machine has nothing to do for this event. */
export function step<C, E>(machine: AnyStateMachine, place: Place<C>, event: EventObject): Transition<C, E> {
  collected.length = 0;
  const before = snapshotOf(machine, place);
  const after = machine.transition(before, event, scope);
  const effects = effectsOf<E>(collected);
  if (after === before) return [place, effects];
  const next: Place<C> = { value: after.value, context: after.context as C };
  snapshots.set(next, after);
  return [next, effects];
}

/** A place is plain data; the snapshot that XState made of it is remembered only as long as the place itself is. */
const snapshots = new WeakMap<object, ReturnType<AnyStateMachine['resolveState']>>();
const snapshotOf = <C>(machine: AnyStateMachine, place: Place<C>) =>
  snapshots.get(place) ?? machine.resolveState({ value: place.value as never, context: place.context });

const effectsOf = <E>(actions: readonly Action[]): readonly E[] =>
  actions.length === 0 ? none : actions.flatMap((action) => (action.type === 'effects' ? (action.params as E[]) : []));
const none: readonly never[] = [];

/** The same two by XState's public functions; the test's yardstick. */
export const publicStart = <C, E>(machine: AnyStateMachine, input: unknown): Transition<C, E> => {
  const [snapshot, actions] = initialTransition(machine, input as never);
  return [{ value: snapshot.value, context: snapshot.context as C }, effectsOf<E>(actions as readonly Action[])];
};
export const publicStep = <C, E>(machine: AnyStateMachine, place: Place<C>, event: EventObject): Transition<C, E> => {
  const [snapshot, actions] = transition(machine, machine.resolveState({ value: place.value as never, context: place.context }), event);
  return [{ value: snapshot.value, context: snapshot.context as C }, effectsOf<E>(actions as readonly Action[])];
};
