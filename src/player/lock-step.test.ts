import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant, StepIndex } from '../kernel/ids';
import { processId } from '../kernel/ids';
import { at, slice } from '../kernel/vector';
import { beginLockStep, declineOffer, endLockStep, setMirrored, takeOffer } from './lock-step';
import { lockStep, lookAt, type Pair, type Side, turnToOther } from './pair';
import { installPlayer, type PlayerStore, player } from './player';
import { playerOf, type StillClock, stillClock } from './player-fixture';
import { currentTrace } from './selectors';
import { beforeFirst, endOf, lastStep } from './timeline';

const text = (more: string): string => `---\nservers: 3\n${more}---\nrun 400ms\n`;
let clock: StillClock;
let runs: readonly [PlayerStore, PlayerStore];
beforeEach(() => {
  clock = stillClock();
  runs = [playerOf(text(''), clock), playerOf(text('timing: {latency: 7ms..9ms}\n'), clock)];
  installPlayer(runs[0]);
  beginLockStep(runs[1], clock);
});
afterEach(endLockStep);

const of = (side: Side) => runs[side].getState();
const traces = () => runs.map((run) => currentTrace(run.getState()));
const pair = (): Pair | null => lockStep.getState().pair;
/** When anything happens in either run, in order. */
const instants = (): readonly Instant[] =>
  [...new Set(traces().flatMap(({ steps }) => [...slice(steps)].map((step) => step.at)))].sort((a, b) => a - b);
const expectTogether = (): void => {
  expect(of(1).playhead).toBe(of(0).playhead);
  for (const side of [0, 1] as const) {
    const { step, playhead } = of(side);
    const { steps } = currentTrace(of(side));
    expect(at(steps, step)?.at ?? 0).toBeLessThanOrEqual(playhead);
    expect(at(steps, step + 1)?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(playhead);
  }
};

describe('two runs on one tape', () => {
  it('step through whatever happens in either of them, forward and back', () => {
    of(0).toStart();
    const all = instants().slice(0, 60);
    const seen = all.map(() => {
      player.getState().stepForward();
      expectTogether();
      return of(0).playhead;
    });
    expect(seen).toEqual(all);
    // Some of it happened in one of them alone, or a step of one would have been enough.
    expect(of(0).step).not.toBe(of(1).step);
    const back = all.slice(0, -1).map(() => {
      player.getState().stepBack();
      return of(1).playhead;
    });
    expect(back).toEqual(all.slice(0, -1).reverse());
    player.getState().stepBack();
    expect([of(0).step, of(1).step]).toEqual([beforeFirst, beforeFirst]);
  });

  it('go to a place of either, to milestones of either and to the end of the longer', () => {
    of(1).seekStep(40 as StepIndex);
    expect(of(1).step).toBe(40);
    expectTogether();
    of(0).toStart();
    const milestones = traces()
      .flatMap((trace) => [...slice(trace.milestones)].map(({ step }) => at(trace.steps, step)?.at ?? 0))
      .sort((a, b) => a - b);
    const all = [...new Set(milestones)];
    const seen = all.map(() => {
      of(0).nextMilestone();
      return of(1).playhead;
    });
    expect(seen).toEqual(all);
    const back = all.slice(0, -1).map(() => {
      of(1).previousMilestone();
      return of(0).playhead;
    });
    expect(back).toEqual(all.slice(0, -1).reverse());
    const end = Math.max(...traces().map(endOf));
    of(0).toEnd();
    expect(of(1).playhead).toBe(end);
    expectTogether();
  });

  it('play together and halt together', () => {
    of(0).toStart();
    of(1).play();
    expect(of(0).isPlaying).toBe(true);
    for (let frame = 0; frame < 120; frame++) {
      clock.frame(frame * 16);
      expectTogether();
    }
    expect(of(0).step).toBeGreaterThan(3);
    of(0).addBreakpoint('S1 down');
    of(1).addBreakpoint('time 200ms');
    for (let frame = 120; frame < 3_000 && of(0).isPlaying; frame++) clock.frame(frame * 16);
    expect([of(0).isPlaying, of(1).isPlaying]).toEqual([false, false]);
    expect(of(1).notice?.id).toBe('tape.halted.breakpoint');
    expectTogether();
  });

  it('find the milestones of a run that is not drawn out as far as the other', () => {
    const milestones = (): readonly Instant[] => {
      of(0).toStart();
      return Array.from({ length: 8 }, () => {
        of(0).nextMilestone();
        return of(0).playhead;
      });
    };
    const wanted = milestones();
    of(0).toStart();
    endLockStep();
    runs = [runs[1], playerOf('---\nservers: 3\n---\n', clock)];
    installPlayer(runs[0]);
    beginLockStep(runs[1], clock);
    expect(milestones()).toEqual(wanted);
    expectTogether();
  });

  it('halt where an instant is gone to by hand', () => {
    const when = of(1).playhead;
    of(0).toStart();
    of(0).play();
    of(1).stopAt(when);
    expect([of(0).isPlaying, of(1).isPlaying]).toEqual([false, false]);
    expectTogether();
    of(0).stopAt(null);
    expect([of(0).step, of(1).step]).toEqual([beforeFirst, beforeFirst]);
  });

  it('are both told where both are at their end', () => {
    endLockStep();
    const none = 'start: none\n';
    runs = [playerOf(`---\nservers: 1\n${none}---\n`, clock), playerOf(`---\nservers: 3\n${none}---\n`, clock)];
    installPlayer(runs[0]);
    beginLockStep(runs[1], clock);
    of(0).play();
    for (let frame = 0; frame < 3; frame++) clock.frame(frame * 16);
    for (const side of [0, 1] as const) {
      expect(of(side).isPlaying).toBe(false);
      expect(of(side).notice?.id).toBe('tape.halted.end');
    }
  });

  it('share what is no matter of one run: language, theme, speed, what is folded', () => {
    of(1).setLanguage('zh-CN');
    of(0).setTheme('dark');
    of(0).setSpeed(4);
    of(1).toggleFold('guide');
    of(1).setBottomTab('diagram');
    of(0).setPace('even');
    const looks = { language: 'zh-CN', theme: 'dark', speed: 4, folded: ['guide'], bottomTab: 'diagram', pace: 'even' };
    for (const side of [0, 1] as const) expect(of(side)).toMatchObject(looks);
    of(0).select({ type: 'process', id: processId(1) });
    expect(of(1).selection).toBeNull();
  });

  it('follow what a command or another line of history does to the time', () => {
    of(0).toEnd();
    of(1).command('run 300ms');
    expectTogether();
    const end = of(0).playhead;
    of(0).seekStep(20 as StepIndex);
    of(0).act({ type: 'crash', process: processId(3) });
    expectTogether();
    of(0).chooseBranch(0);
    expectTogether();
    of(1).seek(end);
    expectTogether();
  });
});

describe('what is done in one of two runs', () => {
  it('is offered to the other, and done there at the same instant', () => {
    of(0).seekStep(30 as StepIndex);
    const when = of(0).playhead;
    of(0).act({ type: 'crash', process: processId(2) });
    expect(pair()?.offer).toEqual({ to: 1, text: 'crash S2', at: when, after: of(1).playhead });
    expect(currentTrace(of(1)).interventions.length).toBe(0);
    of(0).command('run 100ms');
    expect(takeOffer()).toBe(true);
    expectTogether();
    const done = at(currentTrace(of(1)).interventions, 0);
    expect(done?.act).toEqual({ type: 'crash', process: processId(2) });
    expect(done?.at).toBe(when);
    // And not back again.
    expect(pair()?.offer).toBeNull();
  });

  it('is seen in both once it has been done in both, also where something else happened at that instant', () => {
    of(0).seekStep(30 as StepIndex);
    const when = of(0).playhead;
    // In the one run a step stands at that instant, in the other it is free.
    expect([of(0), of(1)].map((state) => at(currentTrace(state).steps, state.step)?.at === when)).toEqual([
      true,
      false,
    ]);
    of(0).act({ type: 'crash', process: processId(2) });
    takeOffer();
    expectTogether();
    for (const side of [0, 1] as const) expect(at(currentTrace(of(side)).interventions, 0)?.step).toBe(of(side).step);
  });

  it('is not offered where it is only time that passes, a question, or what is undone', () => {
    of(0).command('run 100ms');
    of(0).command('expect S1 up');
    expect(pair()?.offer).toBeNull();
    of(1).act({ type: 'pause', process: processId(1) });
    expect(pair()?.offer?.to).toBe(0);
    declineOffer();
    of(1).undo();
    expect(pair()?.offer).toBeNull();
    expect(takeOffer()).toBe(false);
  });

  it('is done in both at once where that is wanted', () => {
    of(0).toEnd();
    setMirrored(true);
    of(1).command('crash S1');
    expect(traces().map(({ interventions }) => interventions.length)).toEqual([1, 1]);
    expect(pair()?.offer).toBeNull();
    expectTogether();
  });

  it('and cannot be done in the other is told there, and changes nothing', () => {
    of(0).toEnd();
    of(1).command('crash S2');
    declineOffer();
    expect(of(0).command('crash S2')).toBe(true);
    const before = currentTrace(of(1));
    expect(takeOffer()).toBe(false);
    expect(of(1).problem?.expected.id).toBe('scenario.refused.alreadyDown');
    expect(currentTrace(of(1)).interventions).toBe(before.interventions);
  });
});

describe('the page', () => {
  it('is about one of the two, and hears when it turns to the other', () => {
    of(0).toEnd();
    const heard: (readonly [PlayerStore, number])[] = [];
    const stop = player.subscribe((state) => heard.push([state === of(1) ? runs[1] : runs[0], state.step]));
    lookAt(1);
    expect(heard).toEqual([[runs[1], of(1).step]]);
    expect(player.getState()).toBe(of(1));
    player.getState().act({ type: 'crash', process: processId(1) });
    expect(currentTrace(of(0)).interventions.length).toBe(0);
    expect(pair()?.offer?.to).toBe(0);
    stop();
    turnToOther();
    expect(player.getState()).toBe(of(0));
  });

  it('tells those that listen what is so by then, where one before them has changed it again', () => {
    const heard: number[] = [];
    const stops = [
      player.subscribe(({ step, seekStep }) => {
        if (step > 10) seekStep(10 as StepIndex);
      }),
      player.subscribe(({ step }) => heard.push(step)),
    ];
    of(0).seekStep(30 as StepIndex);
    expect(heard.length).toBeGreaterThan(0);
    expect(Math.max(...heard)).toBe(10);
    for (const stop of stops) stop();
  });

  it('is about the first run alone once the pair is ended', () => {
    lookAt(1);
    endLockStep();
    expect(pair()).toBeNull();
    expect(player.getState()).toBe(of(0));
    const there = of(1).playhead;
    of(0).toStart();
    of(0).stepForward();
    expect(of(1).playhead).toBe(there);
    of(0).play();
    expect(of(1).isPlaying).toBe(false);
    of(0).pause();
    of(0).seekStep(lastStep(currentTrace(of(0))));
    expect(of(1).playhead).toBe(there);
  });
});
