import { assert } from '../kernel/assert';
import type { Instant } from '../kernel/ids';
import { at, lowerBound } from '../kernel/vector';
import type { AnyTrace, Branch, MadeRun, ProtocolEntry, Registry, View } from '../player/contract';
import { engineVersion } from '../trace-formats/version';
import { fingerprint } from './fingerprint';
import { type SavedAct, saveAct } from './saved-acts';
import type { Origin, SavedBranch, SavedRun, SingleRun } from './saved-run';
import { saveView } from './saved-view';
import { scenarioChecksum } from './scenario-checksum';

/** What of the player's state is saved. */
export type Savable = MadeRun & Partial<View>;

/** The present run with all its branches and how it is looked at, and the one that stands beside it. */
export function savedRunOf(
  state: Savable,
  registry: Pick<Registry, 'scenarios'>,
  beside: Savable | null = null,
): SavedRun {
  const run = singleRunOf(state, registry);
  return beside === null ? run : { ...run, beside: singleRunOf(beside, registry) };
}

function singleRunOf(state: Savable, { scenarios }: Pick<Registry, 'scenarios'>): SingleRun {
  const { entry, branches, branch, playhead, step } = state;
  const current = branches.find(({ id }) => id === branch);
  assert(current !== undefined, 'the current branch exists');
  const origin = originOf(state, scenarios);
  return {
    format: 'ensemble-run',
    version: 1,
    engine: engineVersion,
    protocol: entry.protocol.id,
    origin,
    branches: branches.map((each) => saveBranch(each, state, origin)),
    branch,
    step,
    later: playhead - instantOf(current.trace, step),
    view: saveView(state, entry),
  };
}

function originOf({ scenario, notes, scriptEnd }: Savable, scenarios: Registry['scenarios']): Origin {
  const { id, parts } = scenario;
  const shipped = scenarios.find((candidate) => candidate.id === id);
  const checksum = scenarioChecksum(parts);
  return shipped !== undefined && scenarioChecksum(shipped.parts) === checksum
    ? { type: 'shipped', id, checksum }
    : { type: 'own', id, parts, notes, scriptEnd };
}

function saveBranch({ id, name, trace, parent }: Branch, state: Savable, origin: Origin): SavedBranch {
  const isForked = parent !== null && state.branches.some((branch) => branch.id === parent.branch);
  const fork = isForked ? parent.step + 1 : sharedWithScenario(parent, state, origin);
  return {
    id,
    name,
    parent: isForked ? parent.branch : null,
    fork,
    acts: actsSince(fork, trace, state.entry),
    steps: trace.steps.length,
    fingerprint: fingerprint(trace.steps),
  };
}

/** The first branch begins with the scenario's run. One whose parent was deleted is saved whole, from its setup on. */
const sharedWithScenario = (parent: Branch['parent'], { scriptEnd }: Savable, { type }: Origin): number =>
  parent === null && type === 'shipped' ? scriptEnd + 1 : 0;

function actsSince(fork: number, trace: AnyTrace, { dialect }: ProtocolEntry): readonly SavedAct[] {
  const acts: SavedAct[] = [];
  let before = fork;
  const { interventions } = trace;
  for (let i = lowerBound(interventions, ({ step }) => step >= fork); i < interventions.length; i++) {
    const done = at(interventions, i);
    assert(done !== undefined, 'every position of a vector holds an element');
    acts.push(saveAct(done, { before, now: instantOf(trace, done.step - 1) }, dialect));
    before = done.step + 1;
  }
  return acts;
}

const instantOf = (trace: AnyTrace, step: number): Instant | 0 => at(trace.steps, step)?.at ?? 0;
