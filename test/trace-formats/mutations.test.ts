import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator, hasText } from '../../src/i18n/translator';
import { begin, extend, intervene } from '../../src/kernel/run';
import { readTrace } from '../../src/trace-formats/read-trace';
import { traceProblemText } from '../../src/trace-formats/trace-problem';
import { writeEvents } from '../../src/trace-formats/write-events';
import { writeTrace } from '../../src/trace-formats/write-trace';
import { entry } from '../scenarios/entry';
import { inHead, type Mutation, mutations } from './mutations';
import { type Run, type RunName, runOf } from './runs';

interface File {
  readonly text: string;
  /** The bytes that the run has, however it is read. */
  readonly run: string;
}

const names: readonly RunName[] = ['alone', 'requests', 'messages', 'network', 'lives', 'broken'];
const files: Readonly<Record<string, File>> = Object.fromEntries(
  names.flatMap((name) => {
    const run = writeTrace(runOf(name), entry);
    return [
      [`${name}, trace`, { text: run, run }],
      [`${name}, events`, { text: `${[...writeEvents(runOf(name), entry)].join('\n')}\n`, run }],
    ];
  }),
);
const nothing: File = { text: '', run: '' };

/** What a reader makes of a text: a run, or the sentence why not. */
type Reader = (text: string) => { readonly run: Run } | { readonly id: string; readonly said: string };

const reader: Reader = (text) => {
  const read = readTrace(text, [entry]);
  if (read.ok) return { run: read.trace };
  const { problem } = read;
  const [english, chinese] = [createTranslator('en'), createTranslator('zh-CN')];
  expect(hasText('zh-CN', problem.sentence.id)).toBe(true);
  expect(traceProblemText(problem, chinese)).not.toMatch(/undefined|import\./);
  return { id: problem.sentence.id, said: traceProblemText(problem, english) };
};

interface Damage {
  /** Its name: a counterexample should fit on a screen. */
  readonly file: string;
  readonly kind: string;
  readonly mutation: Mutation;
}

const damages: fc.Arbitrary<Damage> = fc
  .tuple(fc.constantFrom(...Object.keys(files)), fc.constantFrom(...Object.keys(mutations)), fc.boolean())
  .chain(([file, kind, head]) =>
    (mutations[kind] ?? fc.constant((text: string) => text)).map((mutation) => ({
      file,
      kind,
      mutation: head ? inHead(mutation) : mutation,
    })),
  );

/** Whatever was done to a file: it is refused with a sentence, or it is exactly the same run. */
function check(read: Reader, numRuns: number): ReadonlyMap<string, number> {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(damages, { minLength: 1, maxLength: 2 }), ([first, second]) => {
      if (first === undefined) return;
      const file = files[first.file] ?? nothing;
      const once = first.mutation(file.text);
      const text = second === undefined || second.kind === 'bomb' ? once : second.mutation(once);
      const outcome = read(text);
      const id = 'run' in outcome ? 'same' : outcome.id;
      outcomes.set(id, (outcomes.get(id) ?? 0) + 1);
      if ('run' in outcome) expect(writeTrace(outcome.run, entry) === file.run).toBe(true);
      else expect(outcome.said).toMatch(/^[A-Z].*\.$/s);
    }),
    // A counterexample is short enough as it is, and each that is tried costs a run.
    { numRuns, seed: 20, endOnFailure: true },
  );
  return outcomes;
}

/** A reader that believes a file: it takes its setup and its acts, and does not look at its steps. */
const believer: Reader = (text) => {
  const refusal = reader(text);
  if ('run' in refusal || !/edited|altered/.test(refusal.id) || !text.startsWith('{\n')) return refusal;
  const file = JSON.parse(text);
  const setup = entry.dialect.readSetup(file.setup);
  if (!setup.ok) return refusal;
  let run = begin(entry.protocol, setup.value);
  while (run.steps.length < file.steps.length) {
    const act = file.interventions.find(({ step }: { step: number }) => step === run.steps.length);
    const done = act === undefined ? null : intervene(run, act.act, act.at);
    const next = done === null ? extend(run) : done.ok ? done.trace : null;
    if (next === null) return refusal;
    run = next;
  }
  return { run };
};

describe('1,500 damaged files', () => {
  it('are each refused with a sentence, or are the same run', () => {
    const outcomes = check(reader, 1_500);
    const same = outcomes.get('same') ?? 0;
    expect(same).toBeGreaterThan(50);
    expect(same).toBeLessThan(1_000);
    expect(outcomes.size).toBeGreaterThan(15);
  });

  it('would be taken for other runs by a reader that believes them', () => {
    expect(() => check(believer, 1_500)).toThrow(/Property failed/);
  });
});
