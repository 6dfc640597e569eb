import type { InFlight } from '../kernel/agenda';
import { entries } from '../kernel/agenda';
import { assert } from '../kernel/assert';
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

/** What is on its way over links at the playhead, in order of arrival. What a cut holds back is in `heldBack`. */
export const inFlight = (state: Position): readonly InFlight<ProtocolTypes>[] => flightOf(worldAtPlayhead(state));

/** What cuts hold back at the playhead. */
export const heldBack = (state: Position): readonly InFlight<ProtocolTypes>[] => heldOf(worldAtPlayhead(state));

const flightOf = rememberByWorld((world) => entries(world.agenda).filter((item) => item.type === 'arrive'));
const heldOf = rememberByWorld((world) => world.links.flatMap((row) => row.flatMap((link) => link.held)));

/** The world at a step is made by replaying from the frame before: asked for by every view, it is made once. */
export function worldOf(trace: AnyTrace, step: StepIndex): AnyWorld {
  // Versions of a trace share their steps, so a run that grows keeps what is remembered of it.
  const key = at(trace.steps, step) ?? trace.setup;
  const found = worlds.find((entry) => entry.key === key);
  if (found !== undefined) return found.world;
  const world = worldAt(trace, step);
  worlds = [{ key, world }, ...worlds].slice(0, rememberedWorlds);
  return world;
}

const rememberedWorlds = 8;
let worlds: readonly { readonly key: object; readonly world: AnyWorld }[] = [];

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
