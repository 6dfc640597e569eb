import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/kernel/act';
import { instant } from '../../src/kernel/ids';
import { advanceTo, begin, intervene } from '../../src/kernel/run';
import { zookeeper } from '../../src/protocols/zookeeper';
import { dialect } from '../../src/protocols/zookeeper/dialect';
import type { ZooKeeper } from '../../src/protocols/zookeeper/state';
import { engineVersion } from '../../src/trace-formats/version';
import { writeEvents } from '../../src/trace-formats/write-events';
import { writeFacts } from '../../src/trace-formats/write-facts';
import { stepsChecksum, traceFile, writeTrace } from '../../src/trace-formats/write-trace';
import { entry, performanceOf } from './entry';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
const validators = {
  facts: ajv.compile(JSON.parse(file('public/schema/facts-1.json'))),
  trace: ajv.compile(JSON.parse(file('public/schema/trace-1.json'))),
  events: ajv.compile(JSON.parse(file('public/schema/events-1.json'))),
};
const errorsOf = (kind: keyof typeof validators, data: unknown) => {
  validators[kind](data);
  return validators[kind].errors ?? [];
};

/** Runs that together show every kind of act, event and outcome. */
const runs: Readonly<Record<string, string>> = {
  nothing: '---\nstart: none\n---\n',
  // Nobody waits for a second UPTODATE: it is ignored.
  ignored: 'run synced\nrun serving\nduplicate UPTODATE S5 -> S1\nrun settled\n',
  election: 'run settled',
  faults: [
    'run settled\nS1 create /a "中"\nS2 create /a\nS1 get /a\nS1 children /\nS1 exists /b\nS1 connect\nrun settled',
    'S5 create /b "y"\ndelay PROPOSAL S5 -> S1 by 2ms\nduplicate PROPOSAL S5 -> S2\ndeliver PROPOSAL S5 -> S3\ndrop PROPOSAL S5 -> S4\nrun 50ms',
    'slow S1 2x\nslow disk S1 3x\nloss S1 S2 20%\nlatency S1 S3 5ms..9ms\nskew S1 1.5x\npause S2\nrun 1s\nresume S2',
    'cut S1 -> S3\nheal\nisolate S1\nheal S1\npartition S1 S2 / S3 S4 S5\nS1 set /a "z"\nrun 15s\nheal S1 S5\nheal\nrun settled',
    'die leader\nwipe S1\nstart S1\nrun 2s\nrestart S2\nrun 1s',
  ].join('\n'),
  observers: '---\nservers: 3\nobservers: 2\n---\nrun settled\nS4 create /a "x"\nrun settled\ncrash S5\n',
  broken:
    '---\nservers: 3\nrules: {majority-commits: off, log-before-ack: off}\n---\nrun settled\nisolate S3\nS3 create /a "x"\nrun 5s\ndie S3\nrun settled\nS1 create /b "y"\nrun settled\nheal\nstart S3\nrun settled\n',
};
const traces = Object.entries(runs).map(([name, text]) => [name, performanceOf(text).trace] as const);

describe.each(traces)('the run of %s', (_, trace) => {
  it('has facts as the schema says', () => expect(errorsOf('facts', JSON.parse(writeFacts(trace, entry)))).toEqual([]));

  it('has a trace file as the schema says', () =>
    expect(errorsOf('trace', JSON.parse(writeTrace(trace, entry)))).toEqual([]));

  it('is made again from the setup and the interventions of its file', () => {
    const written = JSON.parse(writeTrace(trace, entry)) as ReturnType<typeof traceFile>;
    const setup = dialect.readSetup(written.setup);
    if (!setup.ok) throw new Error('the setup reads back');
    let again = begin(zookeeper, setup.value);
    for (const { at, act } of written.interventions) {
      const done = intervene(again, act as Act<ZooKeeper>, instant(Number(at)));
      if (!done.ok) throw new Error(`${done.refusal}: ${JSON.stringify(act)}`);
      again = done.trace;
    }
    again = advanceTo(again, trace.head.world.now);
    expect(traceFile(again, entry).checksum).toBe(written.checksum);
  });

  it('has a checksum that is that of its steps', () => {
    const written = JSON.parse(writeTrace(trace, entry));
    expect(stepsChecksum(written.steps)).toBe(written.checksum);
    expect(stepsChecksum([...written.steps, { t: 1, e: 'boot' }])).not.toBe(written.checksum);
  });

  it('has events as the schema says, one a step after a line about the run', () => {
    const [header, ...events] = Array.from(writeEvents(trace, entry), (line) => JSON.parse(line));
    expect([header, ...events].flatMap((line) => errorsOf('events', line))).toEqual([]);
    expect(header).toMatchObject({ format: 'ensemble-events', stepCount: trace.steps.length });
    expect(events.map(({ step }) => step)).toEqual(Array.from({ length: trace.steps.length }, (__, i) => i));
    expect(events.every(({ timeUs, event }) => Number.isInteger(timeUs) && typeof event === 'string')).toBe(true);
  });
});

describe('the schemas', () => {
  const traceData = traceFile(performanceOf(runs.election ?? '').trace, entry);
  const factsData = dialect.facts(performanceOf(runs.election ?? '').trace);

  it.each([
    { ...traceData, checksum: 'crc32:x' },
    { ...traceData, more: 1 },
    { ...traceData, steps: [{ t: 1 }] },
    { ...traceData, steps: [{ t: 1, e: 'act', x: 1 }] },
    { ...traceData, interventions: [{ at: 1, step: 0, act: { type: 'explode' } }] },
  ])('refuse a wrong trace', (data) => expect(errorsOf('trace', data)).not.toEqual([]));

  it.each([
    { ...factsData, servers: [{}] },
    { ...factsData, committed: '1.0' },
    { ...factsData, znodes: [{ path: '/' }] },
    { ...factsData, requests: [{ number: 0 }] },
  ])('refuse wrong facts', (data) => expect(errorsOf('facts', data)).not.toEqual([]));

  it('explain every key of a step, in the order in which they come', () => {
    const schema = JSON.parse(file('public/schema/trace-1.json'));
    const explained = Object.keys(schema.$defs.step.properties);
    const used = new Set(
      traces.flatMap(([, trace]) => traceFile(trace, entry).steps.flatMap((step) => Object.keys(step))),
    );
    expect([...used].sort()).toEqual(explained.sort());
  });
});

describe('a trace file', () => {
  it.each([5, 25])('takes at most 300 bytes a step beside the setup, with %d servers', (servers) => {
    const script = `---\nservers: ${servers}\n---\nrun settled\nS1 create /a "some data"\nS2 create /b "more data"\nrun settled\ncrash leader\nrun settled\nS1 set /a "other data"\nrun 10s\n`;
    const { trace } = performanceOf(script);
    const { setup, ...rest } = traceFile(trace, entry);
    const text = writeTrace(trace, entry);
    const bytes = Buffer.byteLength(text) - Buffer.byteLength(JSON.stringify(setup));
    expect(rest.steps.length).toBeGreaterThan(300);
    expect(bytes / rest.steps.length).toBeLessThan(300);
  });

  it('names the version of this package', () => expect(engineVersion).toBe(JSON.parse(file('package.json')).version));
});

describe('facts', () => {
  it('tell the state at the end', () => {
    const facts = JSON.parse(
      writeFacts(
        performanceOf(
          '---\nservers: 3\nseed: 9\n---\nrun settled\nS1 create /a "x"\nS1 delete /nope\nrun settled\ncrash leader\nS3 get /a\nrun settled\npause S1',
        ).trace,
        entry,
      ),
    );
    expect(facts).toMatchObject({ protocol: 'zookeeper', seed: 9, leader: 2, epoch: 2, committed: '0x100000002' });
    expect(facts.servers).toMatchObject([
      {
        ...{
          id: 1,
          status: 'paused',
          state: 'FOLLOWING',
          phase: 'broadcast',
          leader: 2,
          acceptedEpoch: 2,
          currentEpoch: 2,
          syncMode: 'DIFF',
        },
        log: ['0x100000001', '0x100000002'],
      },
      {
        ...{
          id: 2,
          status: 'up',
          state: 'LEADING',
          phase: 'broadcast',
          leader: 2,
          lastZxid: '0x200000000',
          logicalClock: 2,
        },
        vote: { leader: 2, electionEpoch: 2, peerEpoch: 2 },
      },
      {
        ...{
          id: 3,
          status: 'down',
          state: null,
          phase: null,
          leader: null,
          logicalClock: null,
          vote: null,
          committed: null,
          lastZxid: '0x100000002',
          logOnDisk: 2,
        },
      },
    ]);
    expect(facts.requests).toMatchObject([
      { number: 1, target: 1, text: 'create /a "x"', outcome: 'ok', error: null, zxid: '0x100000001', value: '/a' },
      {
        number: 2,
        target: 1,
        text: 'delete /nope',
        outcome: 'error',
        error: 'NONODE',
        zxid: '0x100000002',
        value: null,
      },
      { number: 3, target: 3, text: 'get /a', outcome: 'unknown', error: 'CONNECTIONLOSS', zxid: null, value: null },
    ]);
    expect(facts.leaderships).toMatchObject([
      { leader: 3, epoch: 1 },
      { leader: 2, epoch: 2 },
    ]);
    expect(facts.znodes).toContainEqual({
      path: '/a',
      data: 'x',
      stat: expect.objectContaining({ czxid: '0x100000001', version: 0, dataLength: 1 }),
    });
    expect(facts.invariants.length).toBeGreaterThan(9);
    expect(facts.invariants.every(({ holds }: { holds: boolean }) => holds)).toBe(true);
  });

  it('tell which invariants broke, and when', () => {
    const facts = JSON.parse(writeFacts(performanceOf(runs.broken ?? '').trace, entry));
    const broken = facts.invariants.filter(({ holds }: { holds: boolean }) => !holds);
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.every(({ brokenAtStep }: { brokenAtStep: number }) => Number.isInteger(brokenAtStep))).toBe(true);
  });
});
