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
/** A machine with its actions as plain functions: what is known afterwards, and what is asked for. */
export interface Chart<C, E> {
  readonly machine: AnyStateMachine;
  readonly actions: Readonly<Record<string, (knows: C, event: EventObject) => readonly [C, readonly E[]]>>;
}
type Snapshot = ReturnType<AnyStateMachine['resolveState']>;

const placeOf = <C>(snapshot: Snapshot): Place<C> => ({
  value: snapshot.value,
  context: (snapshot.context as Wrapped<C>).knows,
});
const snapshotOf = <C>(machine: AnyStateMachine, place: Place<C>): Snapshot =>
  machine.resolveState({ value: place.value as never, context: { knows: place.context } });

/** Where a machine is after its start, and what it asks for. */
export function start<C, E>({ machine }: Chart<C, E>, input: unknown): Transition<C, E> {
  collected.length = 0;
  const snapshot = machine.getInitialSnapshot(scope, input);
  // An error in the first transition does not throw: it hides in the status.
  assert(snapshot.status !== 'error', `the machine starts: ${String(snapshot.error)}`);
  return [placeOf<C>(snapshot), effectsOf<E>(collected)];
}

/** One step: the very same place where the machine has nothing to do for this event. */
export function step<C, E>(chart: Chart<C, E>, place: Place<C>, event: EventObject): Transition<C, E> {
  return stay(chart, place, event) ?? move(chart, place, event);
}

/**
 * Most events change what a process knows and not where it is in its chart. XState's own selection says so (one transition,
 * no target, no eventless one enabled afterwards); then its actions are run here, without the sets and snapshots that a
 * real move takes: half of a step's time. Null where the machine moves.
 */
function stay<C, E>({ machine, actions }: Chart<C, E>, place: Place<C>, event: EventObject): Transition<C, E> | null {
  const [chosen, another] = machine.getTransitionData(lightSnapshot(machine, place.value, place.context), event);
  if (chosen === undefined) return [place, none];
  if (chosen.target !== undefined || another !== undefined) return null;
  let context = place.context;
  let effects: readonly E[] = none;
  for (const name of chosen.actions) {
    const act = actions[name as string];
    assert(act !== undefined, `the chart's actions are named functions: ${String(name)}`);
    const [knows, asked] = act(context, event);
    context = knows;
    effects = effects.length === 0 ? asked : [...effects, ...asked];
  }
  // A new place, even where nothing was learnt: what the chart names was handled, and only the rest is ignored.
  if (context === place.context) return [{ value: place.value, context }, effects];
  return isPassedThrough(machine, place.value, context, event) ? null : [{ value: place.value, context }, effects];
}

/** As much of a snapshot as choosing a transition and evaluating its guards reads. */
const lightSnapshot = <C>(machine: AnyStateMachine, value: unknown, knows: C) =>
  ({ machine, value, context: { knows } }) as never as Snapshot;

/** Whether an eventless transition of an active state is enabled. */
function isPassedThrough<C>(machine: AnyStateMachine, value: unknown, knows: C, event: EventObject): boolean {
  let node = machine.root;
  for (let rest = value; ; ) {
    const key = typeof rest === 'string' ? rest : Object.keys(rest as object)[0];
    const child = key === undefined ? undefined : node.states[key];
    assert(child !== undefined, 'a place names states of its chart');
    node = child;
    for (const { guard } of node.always ?? []) {
      const holds = typeof guard === 'string' ? machine.implementations.guards[guard] : undefined;
      assert(typeof holds === 'function', 'eventless transitions have named guards');
      if (holds({ context: { knows }, event } as never, undefined as never)) return true;
    }
    if (typeof rest === 'string') return false;
    rest = (rest as Record<string, unknown>)[key as string];
  }
}

function move<C, E>({ machine }: Chart<C, E>, place: Place<C>, event: EventObject): Transition<C, E> {
  collected.length = 0;
  const before = snapshotOf(machine, place);
  const after = machine.transition(before, event, scope);
  return [after === before ? place : placeOf<C>(after), effectsOf<E>(collected)];
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
export const publicStart = <C, E>({ machine }: Chart<C, E>, input: unknown): Transition<C, E> => {
  const [snapshot, actions] = initialTransition(machine, input as never);
  return [placeOf<C>(snapshot as Snapshot), effectsOf<E>(actions as readonly Action[])];
};
export const publicStep = <C, E>({ machine }: Chart<C, E>, place: Place<C>, event: EventObject): Transition<C, E> => {
  const before = snapshotOf(machine, place);
  const [after, actions] = transition(machine, before, event);
  return [after === before ? place : placeOf<C>(after as Snapshot), effectsOf<E>(actions as readonly Action[])];
};
