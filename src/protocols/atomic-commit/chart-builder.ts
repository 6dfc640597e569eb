import { type EventObject, setup } from 'xstate';
import type { BootInput } from '../../kernel/protocol';
import type { Chart, Wrapped } from '../machine';
import type { AtomicCommit, CommitEvent, Common } from './state';
import { type CommitEffect, type Turn, turnOf } from './turn';

/** A transition of a chart: names of its guard and its actions, and where it leads. */
export interface Wire<A extends string = string, G extends string = string> {
  readonly guard?: G;
  readonly target?: string;
  readonly actions?: A | readonly A[];
}
/** A state of a chart. `source`: where the paper or the book has it. */
export interface StateNode<A extends string = string, G extends string = string> {
  readonly meta: { readonly source: string };
  readonly entry?: A | readonly A[];
  readonly exit?: A | readonly A[];
  readonly always?: readonly Wire<A, G>[];
  readonly on?: Readonly<Record<string, Wire<A, G> | readonly Wire<A, G>[]>>;
}
/** A chart as it is written down: where it begins, what is done anywhere, and its states. */
export interface Figure<A extends string = string, G extends string = string> {
  readonly id: string;
  readonly initial: string;
  readonly on: StateNode<A, G>['on'];
  readonly states: Readonly<Record<string, StateNode<A, G>>>;
}

type Act<K extends Common> = (turn: Turn<K>, event: never) => void;
type Guard<K extends Common> = (knows: K, event: CommitEvent) => boolean;

/** A figure with the functions that its names stand for, and what a process knows when it starts. */
export interface Parts<K extends Common, A extends string, G extends string> {
  readonly figure: Figure<A, G>;
  readonly actions: Readonly<Record<A, Act<K>>>;
  readonly guards: Readonly<Record<G, Guard<K>>>;
  readonly first: (input: BootInput<AtomicCommit>) => K;
}
export interface CommitChart {
  readonly figure: Figure;
  readonly chart: Chart<Common, CommitEffect>;
}

/** Makes the machine of a figure. Names that stand for nothing are found by the type checker. */
export function chartOf<K extends Common, A extends string, G extends string>(parts: Parts<K, A, G>): CommitChart {
  const { figure, first } = parts;
  const base = setup({
    types: { context: {} as Wrapped<K>, events: {} as CommitEvent, input: {} as BootInput<AtomicCommit> },
    actions: { effects: (_, _params: readonly CommitEffect[]) => {} },
  });
  const asAction = (act: Act<K>) =>
    base.enqueueActions(({ context, event, enqueue }) => {
      const [knows, effects] = runTurn(act, context.knows, event);
      if (knows !== context.knows) enqueue.assign({ knows } as never);
      if (effects.length > 0) enqueue({ type: 'effects', params: effects } as never);
    });
  const asGuard =
    (guard: Guard<K>) =>
    ({ context, event }: { context: Wrapped<K>; event: CommitEvent }) =>
      guard(context.knows, event);
  const machine = base
    .extend({ actions: mapped(parts.actions, asAction), guards: mapped(parts.guards, asGuard) } as never)
    .createMachine({ ...figure, context: ({ input }: { input: never }) => ({ knows: first(input) }) } as never);
  const actions = mapped(
    parts.actions,
    (act) => (knows: K, event: EventObject) => runTurn(act, knows, event as CommitEvent),
  );
  return { figure, chart: { machine, actions } as unknown as CommitChart['chart'] };
}

/** Runs one action as a turn: what is known afterwards, and what is asked for. */
function runTurn<K extends Common>(act: Act<K>, knows: K, event: CommitEvent): readonly [K, readonly CommitEffect[]] {
  const turn = turnOf(knows);
  act(turn, event as never);
  return [turn.context, turn.effects.length === 0 ? none : turn.effects];
}
const none: readonly CommitEffect[] = [];

const mapped = <T, U>(table: Readonly<Record<string, T>>, change: (value: T) => U): Readonly<Record<string, U>> =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(value)]));
