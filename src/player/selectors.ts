import type { InFlight } from '../kernel/agenda';
import { entries } from '../kernel/agenda';
import { assert } from '../kernel/assert';
import { happen } from '../kernel/happen';
import type { StepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { worldAt } from '../kernel/run';
import type { Step } from '../kernel/trace';
import { at } from '../kernel/vector';
import type { AnyTrace, AnyWorld, Branch, PlayerState } from './contract';

type Position = Pick<PlayerState, 'branches' | 'branch' | 'step'>;

export function currentBranch(state: Pick<PlayerState, 'branches' | 'branch'>): Branch {
  const branch = state.branches.find((candidate) => candidate.id === state.branch);
  assert(branch !== undefined, 'the current branch exists');
  return branch;
}

export const currentTrace = (state: Pick<PlayerState, 'branches' | 'branch'>): AnyTrace => currentBranch(state).trace;

/** The step at or before the playhead; null before the first. */
export const stepAtPlayhead = (state: Position): Step<ProtocolTypes> | null =>
  at(currentTrace(state).steps, state.step) ?? null;

export const worldAtPlayhead = (state: Position): AnyWorld => worldOf(currentTrace(state), state.step);

/** The world before the step at the playhead, to see what the step changed; null before the first step. */
export const worldBefore = (state: Position): AnyWorld | null =>
  state.step < 0 ? null : worldOf(currentTrace(state), (state.step - 1) as StepIndex);

/** What is on its way over links at the playhead, in order of arrival; not what a cut holds back. */
export const inFlight = (state: Position): readonly InFlight<ProtocolTypes>[] => flightOf(worldAtPlayhead(state));

const flightOf = rememberByWorld((world) => entries(world.agenda).filter((item) => item.type === 'arrive'));

/** The world at a step is made by replaying from the frame before: asked for by every view, it is made once. */
export function worldOf(trace: AnyTrace, step: StepIndex): AnyWorld {
  // Versions of a trace share their steps, so a run that grows keeps what is remembered of it.
  const key = at(trace.steps, step) ?? trace.setup;
  const found = worlds.find((entry) => entry.key === key);
  const entry = found ?? { key, world: worldAfterKnown(trace, step) ?? worldAt(trace, step) };
  // Those asked for lately come first, so that what is told while the run plays is not forgotten meanwhile.
  if (entry !== worlds[0]) worlds = [entry, ...worlds.filter((other) => other !== entry)].slice(0, rememberedWorlds);
  return entry.world;
}

/** As many as are asked for in turn of two runs: the playhead's, the one that is told, and the one before each. */
const rememberedWorlds = 16;
let worlds: readonly { readonly key: object; readonly world: AnyWorld }[] = [];

/** From further away it is shorter to begin at what the trace keeps. */
const mostAfterKnown = 64;

/** The world at a step, made from the nearest remembered one before it where no act lies between; null where there is none. */
function worldAfterKnown(trace: AnyTrace, step: StepIndex): AnyWorld | null {
  for (let before = step - 1; before >= 0 && before >= step - mostAfterKnown; before--) {
    if (at(trace.steps, before + 1)?.occurrence.type === 'act') return null;
    const known = worlds.find((entry) => entry.key === at(trace.steps, before));
    if (known !== undefined) return worldAfter(trace, known.world, before, step);
  }
  return null;
}

function worldAfter(trace: AnyTrace, from: AnyWorld, before: number, step: StepIndex): AnyWorld {
  let world = from;
  for (let index = before + 1; index <= step; index++) {
    const next = happen(trace, world, index as StepIndex, Number.POSITIVE_INFINITY);
    assert(next !== null, 'a step that happened once happens again');
    world = next.world;
  }
  return world;
}

function rememberByWorld<T>(make: (world: AnyWorld) => T): (world: AnyWorld) => T {
  const known = new WeakMap<AnyWorld, { readonly value: T }>();
  return (world) => {
    const found = known.get(world);
    if (found !== undefined) return found.value;
    const value = make(world);
    known.set(world, { value });
    return value;
  };
}
