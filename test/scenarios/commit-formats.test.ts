import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/kernel/act';
import { instant } from '../../src/kernel/ids';
import { advanceTo, begin, intervene } from '../../src/kernel/run';
import { slice } from '../../src/kernel/vector';
import { explainer } from '../../src/protocols/atomic-commit/explainer';
import { portrait } from '../../src/protocols/atomic-commit/portrait';
import { commitPerformanceOf, commitScriptOf } from '../../src/protocols/atomic-commit/run-fixture';
import type { AtomicCommit } from '../../src/protocols/atomic-commit/state';
import { perform } from '../../src/scenario/play';
import { writeFacts } from '../../src/trace-formats/write-facts';
import { traceFile, writeTrace } from '../../src/trace-formats/write-trace';

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../public/schema/${name}.json`, import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
const validators = { facts: ajv.compile(schema('commit-facts-1')), trace: ajv.compile(schema('trace-1')) };
const errorsOf = (kind: keyof typeof validators, data: unknown) => {
  validators[kind](data);
  return validators[kind].errors ?? [];
};

const three = (variant: string, lines: string, more = ''): string =>
  `---\nprotocol: three-phase-commit\nconfig: {variant: ${variant}, recovery: ask, decisionTimeout: 120}\n${more}---\nrun settled\n${lines}`;

/** Runs that together show every kind of state, record and outcome. */
const runs: Readonly<Record<string, string>> = {
  nothing: '---\nprotocol: two-phase-commit\nstart: none\n---\n',
  commit:
    '---\nprotocol: two-phase-commit\nparticipants: 2\naccounts: [30, 40]\nconfig: {variant: presumed-commit, cooperation: on, heuristic: commit}\nrules: {in-doubt-waits: off}\n---\nrun settled\nC transfer 10 from P2\nP1 read\nrun settled\nC read\nP1 transfer 1\nC transfer 1 from P9\n',
  blocked:
    '---\nprotocol: two-phase-commit\n---\nrun settled\nC transfer 10\nC transfer 5\nrun until C sends COMMIT\ncrash C\nP2 read\nP1 begin\nP1 fail\nrun settled\npause P3\n',
  book: three('book', 'P3 fail\nC transfer 10\nrun until C sends Abort\ncrash C\nrun settled\nstart C\nrun settled\n'),
  skeen: three('skeen', 'C transfer 10\nrun until C sends PreCommit\ncrash C\nrun until backupElected\nrun 8ms\n'),
};
const performed = Object.entries(runs).map(([name, text]) => ({ name, script: commitScriptOf(text, name) }));

describe.each(performed)('the run of $name', ({ script }) => {
  const { trace, refused, unreached } = perform(script);
  const { entry } = script;

  it('comes to its end', () => expect([refused, unreached]).toEqual([null, null]));

  it('has facts as the schema says', () => expect(errorsOf('facts', JSON.parse(writeFacts(trace, entry)))).toEqual([]));

  it('has a trace file as the schema says', () =>
    expect(errorsOf('trace', JSON.parse(writeTrace(trace, entry)))).toEqual([]));

  it('is made again from the setup and the interventions of its file', () => {
    const written = JSON.parse(writeTrace(trace, entry)) as ReturnType<typeof traceFile>;
    const setup = entry.dialect.readSetup(written.setup);
    if (!setup.ok) throw new Error(JSON.stringify(setup.problems));
    expect(setup.value).toEqual(script.setup);
    let again = begin(entry.protocol, setup.value);
    for (const { at, act } of written.interventions) {
      const done = intervene(again, act as Act<AtomicCommit>, instant(Number(at)));
      if (!done.ok) throw new Error(`${done.refusal}: ${JSON.stringify(act)}`);
      again = done.trace;
    }
    again = advanceTo(again, trace.head.world.now);
    expect(traceFile(again, entry).checksum).toBe(written.checksum);
  });

  it('has requests that read back as they are written', () => {
    for (const { request } of slice(trace.head.world.requests)) {
      const text = entry.dialect.writeRequest(request);
      expect(entry.dialect.readRequest(text.split(' '))).toEqual({ ok: true, value: request });
    }
  });

  it('is described in every step, figure and question without a hole', () => {
    const { portrait } = entry;
    const { world } = trace.head;
    for (const process of world.processes) {
      const figure = portrait.process(process, world);
      const chart = portrait.chart(process.kind, trace.setup);
      const states = chart.children.map(({ key }) => key);
      expect(states).toEqual(expect.arrayContaining([...figure.active]));
      const about = { type: 'process', id: process.id } as const;
      for (const question of explainer.questions(trace, world, about))
        expect(explainer.answer(trace, world, question).length).toBeGreaterThan(0);
    }
  });
});

describe('a request in the wrong place', () => {
  const { trace } = commitPerformanceOf(runs.commit ?? '');

  it('is answered with what is wrong, and no money moves', () => {
    const errors = Array.from(slice(trace.head.world.requests), (request) => portrait.outcome(request).error);
    expect(errors).toEqual([null, null, 'NOTAPARTICIPANT', 'NOTACOORDINATOR', 'NOSUCHPARTICIPANT']);
    expect(trace.violations.length).toBe(0);
  });
});

describe('facts of atomic commitment', () => {
  const facts = JSON.parse(
    writeFacts(commitPerformanceOf(runs.blocked ?? '').trace, commitScriptOf(runs.blocked ?? '').entry),
  );

  it('tell the state at the end', () => {
    expect(facts).toMatchObject({ protocol: 'two-phase-commit', variant: 'presumed-nothing' });
    expect(facts.processes).toMatchObject([
      { name: 'C', status: 'down', state: null, decision: null },
      { name: 'P1', state: 'committed', decision: 'commit', inDoubt: false, blocked: false, balance: 80 },
      { name: 'P2', state: 'prepared', inDoubt: true, blocked: true, lock: 1, balance: 100, logOnDisk: 3 },
      { name: 'P3', status: 'paused', state: 'prepared', inDoubt: true, blocked: false },
    ]);
    expect(facts.requests.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
      expect.arrayContaining(['unknown', 'pending', 'ok']),
    );
    expect(facts.counters.executions).toBe(3);
  });

  it.each([
    { ...facts, processes: [{}] },
    { ...facts, variant: 'other' },
    { ...facts, counters: {} },
    { ...facts, more: 1 },
  ])('refuse what is wrong', (data) => expect(errorsOf('facts', data)).not.toEqual([]));
});
