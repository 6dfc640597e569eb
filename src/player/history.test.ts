import { beforeEach, describe, expect, it } from 'vitest';
import { processId, stepIndex } from '../kernel/ids';
import { longestName } from './branching';
import { instantOfBreakpoint, maxBreakpoints } from './breakpoints';
import { compareBranches } from './compare-branches';
import { longestHistory } from './history';
import type { PlayerStore } from './player';
import { playerOf, type StillClock, stillClock } from './player-fixture';
import { currentTrace } from './selectors';
import { sourceOf } from './source-fixture';
import { endOf, instantOf, lastStep } from './timeline';

let player: PlayerStore;
let clock: StillClock;
beforeEach(() => {
  clock = stillClock();
  player = playerOf('---\nservers: 3\n---\nrun settled\nrun 100ms\n', clock);
});

const state = () => player.getState();
const steps = (): number => currentTrace(state()).steps.length;
const crash = (id: number): boolean => state().act({ type: 'crash', process: processId(id) });
const branchIds = (): readonly number[] => state().branches.map(({ id }) => id);

describe('undo', () => {
  it('takes an act back and does it again', () => {
    state().toEnd();
    const before = currentTrace(state());
    const { playhead, step } = state();
    crash(3);
    state().toStart();
    state().select({ type: 'process', id: processId(3) });
    expect(steps()).toBeGreaterThan(before.steps.length);
    state().undo();
    expect(currentTrace(state())).toBe(before);
    expect([state().playhead, state().step, state().selection]).toEqual([playhead, step, null]);
    expect(state().notice).toMatchObject({ id: 'commands.undone', values: { command: 'crash S3' } });
    state().redo();
    expect(steps()).toBe(before.steps.length + 1);
    expect(state().notice).toMatchObject({ id: 'commands.redone', values: { command: 'crash S3' } });
  });

  it('takes back a branch, its name, and its deletion', () => {
    state().seekStep(stepIndex(10));
    crash(1);
    state().renameBranch(1, '  without S1 ');
    expect(state().branches[1]?.name).toBe('without S1');
    state().deleteBranch(1);
    expect(branchIds()).toEqual([0]);
    expect(state().step).toBe(10);
    state().undo();
    expect(state().branches[1]?.name).toBe('without S1');
    expect(state().branch).toBe(1);
    state().undo();
    expect(state().branches[1]?.name).toBe('crash S1');
    state().undo();
    expect(branchIds()).toEqual([0]);
    for (let i = 0; i < 3; i++) state().redo();
    expect(branchIds()).toEqual([0]);
    expect(state().undoable).toHaveLength(3);
  });

  it('keeps what has become known of the future meanwhile', () => {
    const known = steps();
    state().seekStep(stepIndex(10));
    crash(1);
    state().chooseBranch(0);
    state().toEnd();
    for (let i = 0; i < 5; i++) state().stepForward();
    state().undo();
    expect(branchIds()).toEqual([0]);
    expect(steps()).toBe(known + 5);
  });

  it('forgets what was undone once something else is done', () => {
    state().toEnd();
    crash(3);
    state().undo();
    crash(2);
    expect(state().redoable).toEqual([]);
    state().redo();
    expect(state().notice?.id).toBe('commands.nothingToRedo');
  });

  it('goes back no further than anybody does in one go', () => {
    for (let i = 0; i <= longestHistory; i++) state().renameBranch(0, `name ${i}`);
    for (let i = 0; i <= longestHistory; i++) state().undo();
    expect(state().branches[0]?.name).toBe('name 0');
    expect(state().notice?.id).toBe('commands.nothingToUndo');
  });

  it('brings back the run that was open before, and not the longer one that was open meanwhile', () => {
    const shorter = currentTrace(state());
    state().open(sourceOf('longer', '---\nservers: 3\n---\nrun settled\nrun 3s\n'));
    expect(steps()).toBeGreaterThan(shorter.steps.length);
    state().undo();
    expect(currentTrace(state())).toBe(shorter);
    state().toEnd();
    crash(3);
    const before = currentTrace(state());
    state().open(state().scenario);
    expect(currentTrace(state())).not.toBe(before);
    state().undo();
    expect(currentTrace(state())).toBe(before);
    expect(state().step).toBe(lastStep(before));
  });

  it('says so where there is nothing to undo', () => {
    state().undo();
    expect(state().notice?.id).toBe('commands.nothingToUndo');
  });
});

describe('a run that was made elsewhere', () => {
  it('comes with what was done in it as commands, and without those of the run before', () => {
    player = playerOf('---\nservers: 3\n---\nrun settled\nS1 create /a "x"\nrun 100ms\n', clock);
    state().toEnd();
    crash(3);
    const { entry, scenario, notes, scriptEnd, branches, branch, playhead, step } = state();
    const made = { entry, scenario, notes, scriptEnd, branches, branch, playhead, step };
    state().undo();
    crash(2);
    state().show(made, {});
    expect(state().commandLog.map(({ text }) => text)).toEqual(['crash S3']);
    expect(state().step).toBe(step);
    state().undo();
    expect(lastStep(currentTrace(state()))).toBe(step);
  });
});

describe('branches', () => {
  it('get the name back that they had by themselves', () => {
    state().seekStep(stepIndex(10));
    crash(1);
    state().command('run 10ms');
    crash(2);
    state().renameBranch(1, 'mine');
    state().renameBranch(1, ' ');
    expect(state().branches[1]?.name).toBe('crash S1');
    state().renameBranch(1, 'long '.repeat(longestName));
    expect(state().branches[1]?.name).toHaveLength(longestName);
    state().renameBranch(1, '');
    state().renameBranch(0, 'as it was');
    state().renameBranch(0, '');
    expect(state().branches[0]?.name).toBe('');
    const { undoable } = state();
    state().renameBranch(1, '');
    expect(state().undoable).toBe(undoable);
  });

  it('go with all that begin in them, and the first stays', () => {
    state().seekStep(stepIndex(10));
    crash(1);
    state().seekStep(stepIndex(5));
    crash(2);
    expect(branchIds()).toEqual([0, 1, 2]);
    state().deleteBranch(0);
    expect(branchIds()).toEqual([0, 1, 2]);
    state().deleteBranch(1);
    expect(branchIds()).toEqual([0]);
    expect([state().branch, state().step]).toEqual([0, 10]);
  });

  it('are one keystroke apart at the same instant', () => {
    state().seekStep(stepIndex(10));
    crash(1);
    const { playhead } = state();
    state().previousBranch();
    expect([state().branch, state().playhead]).toEqual([0, playhead]);
    state().nextBranch();
    expect([state().branch, state().playhead]).toEqual([1, playhead]);
  });

  it('are compared from where they part', () => {
    state().toEnd();
    const settled = lastStep(currentTrace(state()));
    state().command('run 3s');
    state().seekStep(settled);
    crash(3);
    state().command('run settled');
    const compared = compareBranches(state(), [0, 1], state().playhead);
    expect(compared?.fork).toBe(settled);
    expect(compared?.sides.map(({ acts }) => acts.map(({ text }) => text))).toEqual([[], ['crash S3']]);
    expect(compared?.sides.map(({ isShorter }) => isShorter)).toEqual([false, false]);
    const states = compared?.differences
      .filter(({ key }) => key === 'state')
      .map(({ name, values }) => [name, ...values]);
    expect(states).toEqual([
      ['S2', 'FOLLOWING', 'LEADING'],
      ['S3', 'LEADING', 'down'],
    ]);
    expect(compareBranches(state(), [0, 0], state().playhead)?.differences).toEqual([]);
  });

  it('are compared at an instant, each as far as it goes', () => {
    state().seekStep(stepIndex(10));
    crash(1);
    const [main, other] = [0, 1].map((branch) => currentTrace({ branches: state().branches, branch }));
    if (main === undefined || other === undefined) throw new Error('there are two branches');
    const late = compareBranches(state(), [0, 1], endOf(main));
    expect(late?.sides.map(({ isShorter }) => isShorter)).toEqual([false, true]);
    expect(late?.sides.map(({ step }) => step)).toEqual([lastStep(main), lastStep(other)]);
    const early = compareBranches(state(), [0, 1], instantOf(main, stepIndex(5)));
    expect(early?.sides.map(({ step }) => step)).toEqual([5, 5]);
    expect(early?.differences).toEqual([]);
  });

  it('differ in what has been written', () => {
    const settled = lastStep(currentTrace(state()));
    state().toEnd();
    state().command('run 1s');
    state().seekStep(settled);
    state().command('S1 create /a "x"');
    state().command('run settled');
    const compared = compareBranches(state(), [0, 1], state().playhead);
    const logs = compared?.differences.filter(({ key }) => key === 'log').map(({ values }) => values);
    expect(logs).toEqual([1, 2, 3].map(() => ['', '1.1']));
  });
});

describe('breakpoints', () => {
  const playOn = (): void => {
    state().play();
    for (let frames = 0; frames < 5_000 && clock.isWaiting(); frames++) clock.frame(frames * 100);
  };

  it('stop the run at the step that meets them', () => {
    state().toStart();
    state().setSpeed(16);
    expect(state().addBreakpoint('S1 following')).toBe(true);
    playOn();
    expect(state().isPlaying).toBe(false);
    expect(state().notice).toMatchObject({ id: 'tape.halted.breakpoint', values: { condition: 'S1 following' } });
    const stopped = state().step;
    // It is met by becoming so and not by staying so.
    state().addBreakpoint('S1 phase broadcast');
    playOn();
    expect(state().step).toBeGreaterThan(stopped);
    expect(state().notice?.values).toEqual({ condition: 'S1 phase broadcast' });
  });

  it('stand at the playhead, once', () => {
    state().seekStep(stepIndex(12));
    state().toggleBreakpointHere();
    const { step } = state();
    state().toStart();
    state().setSpeed(16);
    playOn();
    expect(state().step).toBe(step);
    state().toggleBreakpointHere();
    expect(state().breakpoints).toEqual([]);
  });

  it('stand at an instant, or are about something else', () => {
    const stands = (text: string) =>
      instantOfBreakpoint({ id: 1, text, isOn: true }, state().entry, currentTrace(state()));
    expect(stands('time 1500us')).toBe(1500);
    expect(stands('time 2s')).toBe(2_000_000);
    expect(stands('leaderElected')).toBeNull();
    expect(stands('S9 up')).toBeNull();
  });

  it('are as many as can be asked for at every step, and no more', () => {
    for (let i = 1; i <= maxBreakpoints; i++) expect(state().addBreakpoint(`time ${i}ms`)).toBe(true);
    expect(state().addBreakpoint('time 1s')).toBe(false);
    expect(state().notice).toMatchObject({ id: 'commands.tooManyBreakpoints', values: { most: maxBreakpoints } });
    expect(state().breakpoints).toHaveLength(maxBreakpoints);
  });

  it('can be put aside, and a wrong one is told of at its place', () => {
    expect(state().addBreakpoint('S9 following')).toBe(false);
    expect(state().problem).toMatchObject({ column: 1, found: 'S9' });
    expect(state().addBreakpoint(' ')).toBe(false);
    state().addBreakpoint('milestone');
    state().addBreakpoint('milestone');
    expect(state().breakpoints).toHaveLength(1);
    state().toggleBreakpoint(1);
    state().seekStep(stepIndex(10));
    const end = lastStep(currentTrace(state()));
    state().setSpeed(16);
    state().addBreakpoint(`time ${currentTrace(state()).head.world.now}us`);
    playOn();
    expect(state().step).toBe(end);
    state().removeBreakpoint(1);
    expect(state().breakpoints).toHaveLength(1);
  });
});
