import { describe, expect, it } from 'vitest';
import { type FunctionTime, partOf, selfTimes, sharesBy } from './self-times';

const nodes = [
  { id: 1, name: '(idle)', file: '' },
  { id: 2, name: 'push', file: 'src/kernel/vector.mjs' },
  { id: 3, name: 'push', file: 'src/kernel/vector.mjs' },
  { id: 4, name: '(garbage collector)', file: '' },
];

describe('self times', () => {
  it('give each function the time up to the next sample, whoever called it, and leave out rest', () => {
    const samples = [2, 1, 3, 4, 2];
    const timeDeltas = [999, 10, 500, 20, 10];
    expect(selfTimes({ nodes, samples, timeDeltas })).toEqual([
      { name: 'push', file: 'src/kernel/vector.mjs', share: 0.75 },
      { name: '(garbage collector)', file: '', share: 0.25 },
    ]);
  });
});

describe('shares', () => {
  it('are added up, the most first', () => {
    const functions: readonly FunctionTime[] = [
      { name: 'a', file: 'x', share: 0.25 },
      { name: 'b', file: 'y', share: 0.5 },
      { name: 'c', file: 'x', share: 0.5 },
    ];
    expect(sharesBy(functions, ({ file }) => file)).toEqual([
      { name: 'x', share: 0.75 },
      { name: 'y', share: 0.5 },
    ]);
  });
});

describe('the part of the program', () => {
  it.each([
    ['(garbage collector)', '', 'garbage collection'],
    ['memo', 'node_modules/xstate/dist/StateMachine.esm.mjs', 'XState'],
    ['push', 'src/kernel/vector.mjs', 'kernel'],
    ['step', 'src/protocols/machine.mjs', 'bridge to XState'],
    ['audit', 'src/protocols/zookeeper/invariants.mjs', 'invariants'],
    ['know', 'src/protocols/zookeeper/turn.mjs', 'ZooKeeper'],
    ['set', '', 'JavaScript engine'],
    ['withRequest', 'bench/cluster.mjs', 'other'],
  ])('of %s in "%s" is %s', (name, file, part) => expect(partOf({ name, file, share: 0 })).toBe(part));
});
