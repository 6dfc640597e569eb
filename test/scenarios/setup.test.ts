import { describe, expect, it } from 'vitest';
import { slice, toArray } from '../../src/kernel/vector';
import { dialect } from '../../src/protocols/zookeeper/dialect';
import { hexZxid } from '../../src/protocols/zookeeper/zxid';
import { scriptOf } from './entry';

const setupOf = (yaml: string) => scriptOf(`---\n${yaml}\n---\n`).setup;
const logOf = (yaml: string, position = 0): readonly string[] =>
  Array.from(slice(setupOf(yaml).processes[position]?.stable.history ?? never()), ({ zxid }) => hexZxid(zxid));

function never(): never {
  throw new Error('the server is there');
}

describe('a setup', () => {
  it('has defaults for everything', () => {
    const setup = setupOf('');
    expect(setup).toMatchObject({
      ...{
        protocol: 'zookeeper',
        seed: 1,
        start: 'all',
        rulesOff: [],
        timing: { latency: [1000, 5000], disk: [2000, 6000] },
      },
      config: {
        ...{
          voters: [1, 2, 3, 4, 5],
          observers: [],
          tickTime: 2000,
          initLimit: 10,
          syncLimit: 5,
          commitLogCount: 500,
          commitLogFloor: 500,
        },
        ...{ snapshotSizeFactor: 0.33, syncRule: '3.5', initialCounter: 0, groups: null, weights: {} },
      },
    });
    expect(setup.processes.map(({ name, kind }) => `${name} ${kind}`)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `S${n} participant`),
    );
  });

  it('takes the largest ensemble', () => {
    expect(setupOf('servers: 51').processes).toHaveLength(51);
    expect(setupOf('servers: 40\nobservers: 11').processes).toHaveLength(51);
  });

  it('takes any ids, and numbers observers after the voters', () => {
    const { config, processes } = setupOf('servers: [7, S2, 300]\nobservers: 2');
    expect(config).toMatchObject({ voters: [7, 2, 300], observers: [301, 302] });
    expect(processes.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'S7 participant',
      'S2 participant',
      'S300 participant',
      'S301 observer',
      'S302 observer',
    ]);
  });

  it('reads zxids in both forms, without losing the zero of 1.10', () => {
    expect(logOf('disks: {S1: {log: [1.9, 1.10, 0x10000000b]}}')).toEqual([
      '0x100000009',
      '0x10000000a',
      '0x10000000b',
    ]);
    expect(logOf('disks: {S1: {log: [1.1..1.3, 2.1]}}')).toEqual([
      '0x100000001',
      '0x100000002',
      '0x100000003',
      '0x200000001',
    ]);
    expect(logOf('disks: {1: {log: "1.1 1.2"}}')).toEqual(['0x100000001', '0x100000002']);
    expect(logOf('disks:\n  S1:\n')).toEqual([]);
  });

  it('makes a transaction of each zxid, like the recordings', () => {
    const [first, second] = toArray(
      setupOf('disks: {S1: {log: [1.1, 2.255]}}').processes[0]?.stable.history ?? never(),
    );
    expect(first?.body).toEqual({ type: 'create', path: '/t100000001', data: '', parentCversion: 1 });
    expect(second?.body).toEqual({ type: 'create', path: '/t2000000ff', data: '', parentCversion: 2 });
  });

  it.each<[string, readonly [number, number]]>([
    ['{log: [1.1, 3.1]}', [3, 3]],
    ['{currentEpoch: 4, log: [3.1]}', [4, 4]],
    ['{currentEpoch: 4, acceptedEpoch: 6, log: [3.1]}', [4, 6]],
    ['{acceptedEpoch: 6, log: [3.1]}', [3, 6]],
    ['{currentEpoch: 2}', [2, 2]],
  ])('has the epochs of the disk %s', (disk, epochs) => {
    const stable = setupOf(`disks: {S1: ${disk}}`).processes[0]?.stable;
    expect([stable?.currentEpoch, stable?.acceptedEpoch]).toEqual(epochs);
  });

  it('switches rules off', () => {
    expect(setupOf('rules: {log-before-ack: off, majority-commits: on, epoch-promise: false}').rulesOff).toEqual([
      'epoch-promise',
      'log-before-ack',
    ]);
  });

  it.each([
    '',
    'servers: 3\nobservers: 2\nstart: none\nseed: 77',
    'servers: [5, 1, 9]\nobservers: [3]',
    'timing: {latency: 2ms, disk: 500us..1ms}',
    'config: {tickTime: 500, commitLogFloor: 0, commitLogCount: 4, snapshotSizeFactor: -1, syncRule: "3.4", initialCounter: 4294967290}',
    'servers: 4\nconfig: {groups: [[S1, S2], [S3, S4]], weights: {S1: 2, S4: 0}}',
    'disks: {S1: {log: [1.1..1.9, 2.1]}, S3: {currentEpoch: 2, acceptedEpoch: 3}}',
    'rules: {log-before-ack: off}',
  ])('is written so that it reads back: %j', (yaml) => {
    const setup = setupOf(yaml);
    const written = dialect.writeSetup(setup);
    const read = dialect.readSetup(JSON.parse(JSON.stringify(written)));
    expect(read).toEqual({ ok: true, value: setup });
  });
});
