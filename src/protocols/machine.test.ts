import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventObject, setup } from 'xstate';
import { type Chart, type Place, publicStart, publicStep, start, step, type Transition, type Wrapped } from './machine';

/** What the machine of this test knows: how often it was fed, and what it did, in order. */
interface Knows {
  readonly fed: number;
  readonly done: readonly string[];
}
type Effect = string;
type Transform = (knows: Knows, event: EventObject) => readonly [Knows, readonly Effect[]];

const noting =
  (name: string, fed: (fed: number) => number, effects: (knows: Knows) => readonly Effect[]): Transform =>
  (knows, event) => {
    const next = { fed: fed(knows.fed), done: [...knows.done.slice(-5), `${name} ${event.type}`] };
    return [next, effects(next)];
  };
const same = (fed: number): number => fed;

const actions = {
  feed: noting(
    'feed',
    (fed) => fed + 1,
    ({ fed }) => [`fed ${fed}`],
  ),
  drain: noting(
    'drain',
    () => 0,
    () => ['drained', 'twice'],
  ),
  note: noting('note', same, () => []),
  enter: noting('enter', same, ({ fed }) => [`entered with ${fed}`]),
  leave: noting('leave', same, () => ['left']),
  /** Changes nothing and asks for something. */
  say: (knows) => [knows, ['said']],
  /** Changes nothing at all. */
  rest: (knows) => [knows, []],
} satisfies Readonly<Record<string, Transform>>;

const base = setup({
  types: { context: {} as Wrapped<Knows>, events: {} as EventObject, input: {} as number },
  actions: { effects: (_, _params: readonly Effect[]) => {} },
});

const asAction = (transform: Transform) =>
  base.enqueueActions(({ context, event, enqueue }) => {
    const [knows, effects] = transform(context.knows, event);
    if (knows !== context.knows) enqueue.assign({ knows });
    if (effects.length > 0) enqueue({ type: 'effects', params: effects });
  });
type Actions = Readonly<Record<keyof typeof actions, ReturnType<typeof asAction>>>;

/** All that charts may use: nested states, guards in order, several actions, entry and exit, eventless transitions. */
const machine = base
  .extend({
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, transform]) => [name, asAction(transform)]),
    ) as unknown as Actions,
    guards: {
      isFull: ({ context: { knows } }) => knows.fed >= 3,
      isOdd: ({ context: { knows } }) => knows.fed % 2 === 1,
    },
  })
  .createMachine({
    id: 'eater',
    context: ({ input }) => ({ knows: { fed: input, done: [] } }),
    initial: 'awake',
    on: { feed: { actions: 'feed' }, wake: { target: '.awake' }, say: { actions: ['say', 'rest'] } },
    states: {
      awake: {
        entry: 'enter',
        exit: 'leave',
        initial: 'hungry',
        on: { poke: { actions: ['note', 'say', 'note'] }, tire: 'asleep' },
        states: {
          hungry: { always: { guard: 'isFull', target: 'full' }, on: { rest: { actions: 'rest' } } },
          full: {
            entry: ['enter', 'say'],
            on: {
              feed: [
                { guard: 'isOdd', actions: 'note' },
                { target: 'hungry', actions: ['drain', 'feed'] },
              ],
              poke: { target: 'full', actions: 'feed', reenter: true },
              tire: { guard: 'isOdd', target: '#eater.asleep' },
            },
          },
        },
      },
      asleep: {
        initial: 'deep',
        always: { guard: 'isFull', target: 'awake', actions: 'drain' },
        states: {
          deep: { on: { poke: 'light' } },
          light: { on: { poke: { target: '#eater.awake' }, feed: { actions: ['note', 'feed'] } } },
        },
      },
    },
  });

const chart: Chart<Knows, Effect> = { machine, actions };
const event = fc.constantFrom('feed', 'wake', 'say', 'poke', 'tire', 'rest', 'unheard').map((type) => ({ type }));
const walk = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.array(event, { maxLength: 60 }));

type Steps = (place: Place<Knows>, event: EventObject) => Transition<Knows, Effect>;

function transitionsOf(begun: Transition<Knows, Effect>, events: readonly EventObject[], steps: Steps) {
  const taken = [begun];
  for (const next of events) taken.push(steps((taken[taken.length - 1] ?? begun)[0], next));
  return taken;
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}

describe('the bridge to XState', () => {
  it("takes the same steps as XState's public functions", () => {
    const property = fc.property(walk, ([fed, events]) => {
      const ours = transitionsOf(start(chart, fed), events, (place, next) => step(chart, place, next));
      const theirs = transitionsOf(publicStart(chart, fed), events, (place, next) => publicStep(chart, place, next));
      expect(ours).toEqual(theirs);
    });
    fc.assert(property, { seed: 1, numRuns: 400 });
  });

  it('goes through all of the chart in these walks', () => {
    const seen = new Set<string>();
    const property = fc.property(walk, ([fed, events]) => {
      for (const [{ value }] of transitionsOf(start(chart, fed), events, (place, next) => step(chart, place, next)))
        seen.add(JSON.stringify(value));
    });
    fc.assert(property, { seed: 1, numRuns: 400 });
    expect([...seen].toSorted()).toEqual([
      '{"asleep":"deep"}',
      '{"asleep":"light"}',
      '{"awake":"full"}',
      '{"awake":"hungry"}',
    ]);
  });

  it('is a function: equal arguments give equal results and are left as they were', () => {
    const property = fc.property(walk, ([fed, events]) => {
      for (const [place] of transitionsOf(start(chart, fed), events, (before, next) => step(chart, before, next))) {
        for (const next of events.slice(0, 5)) {
          const [once, again] = [freeze(structuredClone(place)), freeze(structuredClone(place))];
          expect(step(chart, once, freeze(next))).toEqual(step(chart, again, next));
          expect(once).toEqual(place);
        }
      }
    });
    fc.assert(property, { seed: 2, numRuns: 60 });
  });

  it('gives the very same place where the chart does not name the event, and only there', () => {
    const [place] = start<Knows, Effect>(chart, 0);
    expect(step(chart, place, { type: 'unheard' })).toEqual([place, []]);
    for (const type of ['unheard', 'rest', 'say', 'poke', 'feed']) {
      expect(step(chart, place, { type })[0] === place).toBe(type === 'unheard');
    }
  });

  it('does not hide an error in the first transition', () => {
    const broken: Chart<Knows, Effect> = {
      machine: base.createMachine({
        context: () => {
          throw new Error('broken on purpose');
        },
      }),
      actions,
    };
    expect(() => start(broken, 0)).toThrow('broken on purpose');
  });
});
