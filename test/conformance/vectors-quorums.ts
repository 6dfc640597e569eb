import { processId } from '../../src/kernel/ids';
import { toArray } from '../../src/kernel/vector';
import { isQuorum } from '../../src/protocols/zookeeper/quorum-verifier';
import { createMany, ensembleOf, openSession, outcomeOf, settle, startTogether } from './ensemble';
import { configOf } from './machine-driver';
import { leaderOf } from './observation';
import { paths } from './rejoin';
import type { Vector } from './vectors';

const has = (fields: Readonly<Record<string, unknown>>, sids: readonly number[]): boolean =>
  isQuorum(configOf(fields), sids.map(processId));

const five = { servers: [1, 2, 3, 4, 5] };
const observed = { servers: [1, 2, 3], observers: [4, 5] };
const groups = [
  [1, 2, 3],
  [4, 5],
];
const weights = { 1: 1, 2: 1, 3: 1, 4: 0, 5: 0 };
const weighted = { ...five, config: { groups, weights } };

/** An ensemble of which two servers weigh nothing serves clients that hammer it. */
function hammer(): unknown {
  const config = {
    voters: [1, 2, 3, 4, 5],
    observers: [],
    tickTime: 500,
    initLimit: 10,
    syncLimit: 5,
    groups: { 1: [1, 2, 3], 2: [4, 5] },
    weights,
  };
  const begun = settle(startTogether(ensembleOf(config, { seed: 1 })));
  const run = [1, 2, 3, 4, 5].reduce(
    (trace, sid) => createMany(openSession(trace, sid), sid, paths(`by-${sid}-`, 10)),
    begun,
  );
  const answers = toArray(run.head.world.requests).map(({ id }) => outcomeOf(run, id)?.error ?? null);
  return {
    leads: (leaderOf(run) ?? 9) <= 3,
    asked: answers.length,
    refused: answers.filter((error) => error !== null).length,
  };
}

export const quorumVectors: readonly Vector[] = [
  { id: 'B01', title: 'two of five', expected: false, ours: () => has(five, [1, 2]) },
  { id: 'B02', title: 'two of five and a stranger', expected: false, ours: () => has(five, [1, 2, 6]) },
  { id: 'B04', title: 'one of three voters', expected: false, ours: () => has(observed, [1]) },
  {
    id: 'B05',
    title: 'one of three voters, with observers, and with a stranger',
    expected: [false, false],
    ours: () => [has(observed, [1, 4, 5]), has(observed, [1, 4, 5, 6])],
  },
  {
    id: 'B07',
    title: 'an ensemble with servers without weight serves',
    expected: { leads: true, asked: 55, refused: 0 },
    ours: hammer,
  },
  {
    id: 'B08',
    title: 'groups of which one weighs nothing',
    expected: [true, false, false],
    ours: () => [has(weighted, [1, 2]), has(weighted, [1, 4, 5]), has(weighted, [4, 5])],
  },
  { id: 'B10', title: 'observers alone', expected: false, ours: () => has(observed, [4, 5]) },
];
