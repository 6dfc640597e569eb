import { describe, expect, it } from 'vitest';
import { processId, type StepIndex } from '../kernel/ids';
import { slice } from '../kernel/vector';
import { form } from '../protocols/zookeeper/form';
import type { Registry } from './contract';
import { createPlayer } from './create-player';
import { entry, stillClock } from './player-fixture';
import { answersFor, runOfBranch, runOfScenario, sameRunIn, setupDifferences } from './second-run';
import { currentTrace } from './selectors';
import { sourceOf } from './source-fixture';
import { lastStep } from './timeline';

const story = sourceOf(
  'story',
  '---\ntitle: {en: "A story"}\nservers: 3\nseed: 7\nconfig: {tickTime: 1000}\n---\nrun settled\ncrash leader\nrun settled\n',
);
const registry: Registry = { entries: [entry], scenarios: [story] };
const workshop = { registry, clock: stillClock() };
const offer = { entry, form };
const begin = () => createPlayer(registry, stillClock());
type Run = ReturnType<typeof begin>;
const stepsOf = (run: Run) => [...slice(currentTrace(run.getState()).steps)];
const deedsOf = (run: Run) => [...slice(currentTrace(run.getState()).interventions)];

describe('a run in another setup', () => {
  it('keeps what no form asks for', () => {
    const text = '---\nservers: 3\ndisks:\n  S1: {log: [1.1..1.3]}\n---\nrun settled\n';
    const source = sourceOf('history', text);
    const first = createPlayer({ entries: [entry], scenarios: [source] }, stillClock());
    const other = sameRunIn(offer, { seed: '9' }, first.getState(), { entries: [entry], scenarios: [source] });
    const made = other === null ? null : runOfScenario(other, workshop, first.getState());
    if (!made?.ok) throw new Error('it can be opened');
    expect(setupDifferences(first.getState(), made.run.getState())).toEqual([{ key: 'seed', values: ['1', '9'] }]);
    expect(currentTrace(made.run.getState()).setup.processes).toEqual(currentTrace(first.getState()).setup.processes);
  });

  it('is asked for with what the setup has', () => {
    const answers = answersFor(offer, begin().getState());
    expect(answers).toMatchObject({ servers: '3', seed: '7', 'config.tickTime': '1000', 'timing.latency': '1ms..5ms' });
  });

  it('is the same run where the setup is the same', () => {
    const first = begin();
    const source = sameRunIn(offer, {}, first.getState(), registry);
    expect(source?.parts.lines).toEqual(story.parts.lines);
    const made = source === null ? null : runOfScenario(source, workshop, first.getState());
    expect(made?.ok).toBe(true);
    if (!made?.ok) return;
    expect(stepsOf(made.run)).toEqual(stepsOf(first));
    expect(made.run.getState().title).toBe('A story');
    expect(setupDifferences(first.getState(), made.run.getState())).toEqual([]);
  });

  it('differs where it is told to, and waits for the same things', () => {
    const first = begin();
    const answers = { 'timing.latency': '20ms..30ms', seed: '8' };
    const source = sameRunIn(offer, answers, first.getState(), registry);
    const made = source === null ? null : runOfScenario(source, workshop, first.getState());
    if (!made?.ok) throw new Error('it can be opened');
    expect(setupDifferences(first.getState(), made.run.getState())).toEqual([
      { key: 'seed', values: ['7', '8'] },
      { key: 'timing.latency', values: ['1ms..5ms', '20ms..30ms'] },
    ]);
    expect(deedsOf(made.run).map(({ act }) => act.type)).toEqual(['crash']);
  });

  it('takes what a person has done since as well, at the same instant after the script', () => {
    const first = begin();
    first.getState().toEnd();
    first.getState().command('run 50ms');
    first.getState().act({ type: 'pause', process: processId(1) });
    const source = sameRunIn(offer, {}, first.getState(), registry);
    expect(source?.parts.lines.slice(-2)).toEqual(['run 50ms', 'pause S1']);
    const made = source === null ? null : runOfScenario(source, workshop, first.getState());
    if (!made?.ok) throw new Error('it can be opened');
    expect(deedsOf(made.run)).toEqual(deedsOf(first));
  });

  it('of a line that parted within the script has its acts at their instants', () => {
    const first = begin();
    first.getState().seekStep(12 as StepIndex);
    first.getState().act({ type: 'crash', process: processId(2) });
    const source = sameRunIn(offer, {}, first.getState(), registry);
    expect(source?.parts.lines.at(-1)).toMatch(/^(crash S2|run .*)$/);
    const made = source === null ? null : runOfScenario(source, workshop, first.getState());
    if (!made?.ok) throw new Error('it can be opened');
    expect(deedsOf(made.run)).toEqual(deedsOf(first));
  });

  it('is not made of answers that make no setup', () => {
    const first = begin();
    expect(sameRunIn(offer, { servers: 'many' }, first.getState(), registry)).toBeNull();
  });
});

it('another line of history stands beside with all the others, and nothing to go back to', () => {
  const first = begin();
  first.getState().seekStep(12 as StepIndex);
  first.getState().act({ type: 'crash', process: processId(2) });
  const second = runOfBranch(first.getState(), 0, workshop);
  expect(second.getState().branches).toEqual(first.getState().branches);
  expect(second.getState().branch).toBe(0);
  expect(second.getState().undoable).toEqual([]);
  second.getState().act({ type: 'pause', process: processId(1) });
  expect(first.getState().branches).toHaveLength(2);
  expect(second.getState().branches).toHaveLength(3);
  expect(lastStep(currentTrace(second.getState()))).toBe(second.getState().step);
});

it('a scenario that cannot be read is told of', () => {
  const made = runOfScenario(sourceOf('broken', '---\nservers: many\n---\n'), workshop, begin().getState());
  expect(made).toMatchObject({ ok: false, problem: { place: { file: 'broken' } } });
});
