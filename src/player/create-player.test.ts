import { beforeEach, describe, expect, it } from 'vitest';
import { instant, processId, type StepIndex, stepIndex } from '../kernel/ids';
import { at, toArray } from '../kernel/vector';
import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import { calm } from './calm';
import type { ProtocolEntry, Registry } from './contract';
import { createPlayer } from './create-player';
import type { Memory } from './memory';
import type { Clock } from './playback';
import type { PlayerStore } from './player';
import { currentTrace, inFlight, stepAtPlayhead, worldAtPlayhead, worldBefore } from './selectors';
import { sourceOf } from './source-fixture';
import { leader } from './targets';
import { endOf, lastStep } from './timeline';

const entry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;
const story = sourceOf(
  'story',
  [
    '---',
    'title: { en: A story, zh-CN: 一个故事 }',
    'servers: 3',
    '---',
    'note "They vote."',
    'run settled',
    'note "S3 leads." zh-CN "S3 成为 leader。"',
    'run 1s',
  ].join('\n'),
);
const other = sourceOf('other', '---\nservers: 1\n---\nrun 10ms\n');
const registry: Registry = { entries: [entry], scenarios: [story, other] };

/** A clock whose frames come when the test says so. */
function handClock(): Clock & { frame(wallMs: number): void; isWaiting(): boolean; hide(isHidden: boolean): void } {
  let waiting: ((wallMs: number) => void) | null = null;
  let isHidden = false;
  const listeners: (() => void)[] = [];
  return {
    requestFrame: (callback) => {
      waiting = callback;
      return 1;
    },
    cancelFrame: () => {
      waiting = null;
    },
    isHidden: () => isHidden,
    onVisibilityChange: (listener) => {
      listeners.push(listener);
      return () => listeners.splice(listeners.indexOf(listener), 1);
    },
    frame: (wallMs) => {
      const callback = waiting;
      waiting = null;
      callback?.(wallMs);
    },
    isWaiting: () => waiting !== null,
    hide: (hidden) => {
      isHidden = hidden;
      for (const listener of listeners) listener();
    },
  };
}

let clock: ReturnType<typeof handClock>;
let player: PlayerStore;
beforeEach(() => {
  clock = handClock();
  player = createPlayer(registry, clock);
});

const state = () => player.getState();
const trace = () => currentTrace(state());

function playFor(wallMs: number): void {
  for (let now = 0; now <= wallMs; now += 16) clock.frame(now);
}

describe('opening', () => {
  it('shows the first scenario from its beginning, at rest', () => {
    expect(state()).toMatchObject({ step: -1, playhead: 0, isPlaying: false, title: 'A story', branch: 0 });
    expect(trace().steps.length).toBeGreaterThan(50);
    expect(stepAtPlayhead(state())).toBeNull();
    expect(worldBefore(state())).toBeNull();
    expect(worldAtPlayhead(state()).processes.every(({ status }) => status === 'down')).toBe(true);
    expect(clock.isWaiting()).toBe(false);
  });

  it('places the notes of the scenario at their instants', () => {
    const [first, second] = state().notes;
    expect(first).toMatchObject({ step: -1, at: 0, text: { en: 'They vote.' } });
    expect(second?.text['zh-CN']).toBe('S3 成为 leader。');
    expect(second?.at).toBeGreaterThanOrEqual(at(trace().steps, second?.step ?? 0)?.at ?? 0);
  });

  it('says what is wrong with a bad scenario and leaves the run alone', () => {
    const before = trace();
    state().open(sourceOf('bad', '---\nservers: 3\n---\ncrash S9\n'));
    expect(trace()).toBe(before);
    expect(state().problem).toMatchObject({
      place: { file: 'bad', line: 4 },
      line: 'crash S9',
      column: 7,
      found: 'S9',
    });
  });

  it('opens another one', () => {
    state().open(other);
    expect(state()).toMatchObject({ scenario: other, title: 'other', step: -1, branches: [{ id: 0 }] });
    expect(worldAtPlayhead(state()).processes).toHaveLength(1);
  });
});

describe('stepping', () => {
  it('shows the same worlds forwards and backwards', () => {
    const seen = Array.from({ length: 40 }, () => {
      state().stepForward();
      return [state().playhead, worldAtPlayhead(state())] as const;
    });
    for (const [playhead, world] of seen.slice(0, -1).toReversed()) {
      state().stepBack();
      expect(state().playhead).toBe(playhead);
      expect(worldAtPlayhead(state())).toEqual(world);
    }
    expect(state().branches).toHaveLength(1);
  });

  it('extends the run by one step at its end', () => {
    state().toEnd();
    const known = trace().steps.length;
    state().stepForward();
    expect(trace().steps.length).toBe(known + 1);
    expect(state().step).toBe(known);
    expect(state().playhead).toBe(endOf(trace()));
  });

  it('stops before the first step', () => {
    state().stepBack();
    expect(state()).toMatchObject({ step: -1, playhead: 0 });
  });

  it('extends the run to an instant beyond its end', () => {
    const later = instant(endOf(trace()) + 3_000_000);
    state().seek(later);
    expect(state().playhead).toBe(later);
    expect(state().step).toBe(lastStep(trace()));
    expect(later - endOf(trace())).toBeLessThan(1_000_000);
  });

  it('goes from milestone to milestone, and finds more of them beyond the end', () => {
    state().nextMilestone();
    const first = toArray(trace().milestones)[0]?.step;
    expect(state().step).toBe(first);
    state().nextMilestone();
    expect(state().step).toBeGreaterThan(first ?? 0);
    state().previousMilestone();
    expect(state().step).toBe(first);
    state().toEnd();
    state().act({ type: 'crash', process: leader(state()) ?? processId(0) });
    state().nextMilestone();
    expect(toArray(trace().milestones).some(({ step }) => step === state().step)).toBe(true);
  });

  it('tells where the playhead is between two steps', () => {
    const step = at(trace().steps, 30);
    const next = at(trace().steps, 31);
    state().seek(instant(Math.floor(((step?.at ?? 0) + (next?.at ?? 0)) / 2)));
    expect(state().step).toBe(30);
    expect(inFlight(state()).every((item) => item.at > (step?.at ?? 0))).toBe(true);
    expect(inFlight(state())).toBe(inFlight(state()));
  });
});

describe('playing', () => {
  it('moves by frames and sleeps when paused', () => {
    state().play();
    expect(clock.isWaiting()).toBe(true);
    playFor(3_000);
    expect(state().step).toBeGreaterThan(5);
    expect(state().playhead).toBeGreaterThan(1_000);
    state().pause();
    expect(clock.isWaiting()).toBe(false);
  });

  it('sleeps while the page is hidden, and does not leap afterwards', () => {
    state().play();
    playFor(500);
    clock.hide(true);
    expect(clock.isWaiting()).toBe(false);
    const { playhead } = state();
    clock.hide(false);
    clock.frame(1_000_000);
    clock.frame(1_000_016);
    expect(state().playhead - playhead).toBeLessThan(1_000);
  });

  it('extends the run at its end without making a future beforehand', () => {
    state().toEnd();
    const known = trace().steps.length;
    state().play();
    playFor(4_000);
    expect(trace().steps.length).toBeGreaterThan(known);
    expect(endOf(trace())).toBeLessThanOrEqual(state().playhead);
    expect(state().branches).toHaveLength(1);
  });

  it('goes twice as far at twice the speed and an even pace', () => {
    const goneAt = (speed: number): number => {
      state().toStart();
      state().setPace('even');
      state().setSpeed(speed);
      state().play();
      playFor(160);
      state().pause();
      return state().playhead;
    };
    expect(goneAt(2)).toBe(2 * goneAt(1));
    state().setSpeed(1000);
    expect(state().speed).toBe(16);
  });

  it('stops at the step that breaks a property', () => {
    const text =
      '---\nservers: 3\nrules: { majority-commits: off }\n---\nrun settled\nisolate leader\nleader create /a\nrun 60s\n';
    state().open(sourceOf('broken', text));
    const broken = at(trace().violations, 0)?.step;
    expect(broken).toBeDefined();
    state().seekStep(((broken ?? 0) - 1) as StepIndex);
    state().play();
    playFor(60_000);
    expect(state()).toMatchObject({ step: broken, isPlaying: false, notice: { id: 'tape.halted.violation' } });
  });
});

describe('acting', () => {
  it('grows the branch at its end, and starts another in the past', () => {
    state().toEnd();
    const main = trace();
    expect(state().act({ type: 'crash', process: processId(1) })).toBe(true);
    expect(state().branches).toHaveLength(1);
    expect(trace().steps.length).toBe(main.steps.length + 1);
    expect(state().step).toBe(lastStep(trace()));

    const whole = trace();
    state().seekStep(stepIndex(20));
    expect(state().act({ type: 'crash', process: processId(2) })).toBe(true);
    expect(state().branches).toHaveLength(2);
    expect(state().branches[1]).toMatchObject({ id: 1, name: 'crash S2', parent: { branch: 0, step: 20 } });
    expect(state().branches[0]?.trace).toBe(whole);
    expect(trace().steps.length).toBe(22);
    expect(at(trace().steps, 20)).toBe(at(whole.steps, 20));
  });

  it('acts at the instant of the playhead between two steps', () => {
    state().toEnd();
    const later = instant(endOf(trace()) + 1_000);
    state().seek(later);
    state().act({ type: 'pause', process: processId(1) });
    expect(endOf(trace())).toBeGreaterThanOrEqual(later);
    expect(endOf(trace())).toBeLessThan(later + 10);
  });

  it('shows the command that an act amounts to', () => {
    state().toEnd();
    state().act({ type: 'cut', from: processId(1), to: processId(2), bothWays: true });
    expect(state().commandLog).toEqual([{ text: 'cut S1 S2', at: expect.any(Number) }]);
    expect(state().notice).toMatchObject({ kind: 'info', values: { command: 'cut S1 S2' } });
  });

  it('says why something cannot be done', () => {
    expect(state().act({ type: 'crash', process: processId(1) })).toBe(false);
    expect(state().notice).toMatchObject({ kind: 'error', id: 'commands.refused.alreadyDown' });
    expect(state().branches).toHaveLength(1);
  });

  it('comes back to a branch at the same moment, or at its end', () => {
    state().seekStep(stepIndex(20));
    state().act({ type: 'crash', process: processId(2) });
    const { playhead } = state();
    state().chooseBranch(0);
    expect(state()).toMatchObject({ branch: 0, playhead });
    state().toEnd();
    state().chooseBranch(1);
    expect(state().step).toBe(lastStep(trace()));
    expect(state().playhead).toBe(endOf(trace()));
  });
});

describe('commands', () => {
  it('carries out what is typed at the playhead', () => {
    state().toEnd();
    expect(state().command('crash leader')).toBe(true);
    expect(leader(state())).toBeNull();
    expect(state().command('run leaderElected')).toBe(true);
    expect(state().command('run settled')).toBe(true);
    expect(leader(state())).toBe(processId(2));
    expect(state().command('expect leader S2')).toBe(true);
    expect(state().notice).toMatchObject({ kind: 'info', id: 'commands.expectation.holds' });
    expect(state().commandLog.map(({ text }) => text)).toEqual([
      'crash leader',
      'run leaderElected',
      'run settled',
      'expect leader S2',
    ]);
  });

  it('lets time pass in the known future instead of inventing another', () => {
    state().seekStep(stepIndex(10));
    const { playhead } = state();
    const whole = trace();
    state().command('run 5ms');
    expect(state().playhead).toBe(playhead + 5_000);
    expect(trace()).toBe(whole);
    expect(state().branches).toHaveLength(1);
  });

  it('marks the word that is wrong', () => {
    expect(state().command('crash  S7')).toBe(false);
    expect(state().problem).toMatchObject({ place: null, line: 'crash  S7', column: 8, found: 'S7' });
    state().dismissNotice();
    expect(state().problem).toBeNull();
  });

  it('does nothing for an empty line', () => {
    expect(state().command('   ')).toBe(true);
    expect(state().commandLog).toEqual([]);
  });
});

describe('what is remembered', () => {
  it('keeps language and theme between visits', () => {
    const stored = new Map<string, string>();
    const memory: Memory = { read: (key) => stored.get(key) ?? null, write: (key, value) => stored.set(key, value) };
    const first = createPlayer(registry, clock, { memory, language: 'en' });
    first.getState().setLanguage('zh-CN');
    first.getState().setTheme('dark');
    expect(first.getState().title).toBe('一个故事');
    const second = createPlayer(registry, clock, { memory, language: 'en' });
    expect(second.getState()).toMatchObject({ language: 'zh-CN', theme: 'dark', title: '一个故事' });
  });
});

describe('what lists and tables show', () => {
  it('follows the playhead a few times a second, and is exact as soon as something else happens', () => {
    state().setSpeed(16);
    state().play();
    const steps = new Set<number>();
    const toldSteps = new Set<number>();
    for (let now = 0; now <= 960; now += 16) {
      clock.frame(now);
      steps.add(state().step);
      toldSteps.add(calm(state()).step);
    }
    expect(steps.size).toBeGreaterThan(20);
    expect(toldSteps.size).toBeLessThan(10);
    expect(toldSteps.size).toBeGreaterThan(4);
    expect(calm(state()).step).toBeLessThan(state().step);
    state().select({ type: 'process', id: processId(1) });
    expect(calm(state()).step).toBe(state().step);
    clock.frame(976);
    clock.frame(992);
    state().pause();
    expect(calm(state())).toBe(state());
    for (let i = 0; i < 3; i++) {
      state().stepBack();
      expect(calm(state())).toBe(state());
    }
  });
});
