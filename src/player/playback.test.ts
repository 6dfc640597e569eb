import { describe, expect, it } from 'vitest';
import { type Clock, createPlayback } from './playback';

function fakeClock() {
  const requested: ((wallMs: number) => void)[] = [];
  let isHidden = false;
  let listener = (): void => undefined;
  const clock: Clock = {
    requestFrame: (callback) => requested.push(callback),
    cancelFrame: () => requested.splice(0),
    isHidden: () => isHidden,
    onVisibilityChange: (added) => {
      listener = added;
      return () => {
        listener = () => undefined;
      };
    },
  };
  return {
    clock,
    pending: () => requested.length,
    frame: (wallMs: number) => requested.shift()?.(wallMs),
    hide: (hidden: boolean) => {
      isHidden = hidden;
      listener();
    },
  };
}

describe('playback', () => {
  it('asks for one frame at a time, and for none when nothing moves', () => {
    const fake = fakeClock();
    const elapsed: number[] = [];
    const playback = createPlayback(fake.clock, (ms) => elapsed.push(ms) < 3);
    expect(fake.pending()).toBe(0);
    playback.wake();
    playback.wake();
    expect(fake.pending()).toBe(1);
    for (const now of [1000, 1016, 1040]) fake.frame(now);
    expect(elapsed).toEqual([0, 16, 24]);
    expect(fake.pending()).toBe(0);
  });

  it('never leaps after a halt', () => {
    const fake = fakeClock();
    const elapsed: number[] = [];
    createPlayback(fake.clock, (ms) => elapsed.push(ms) > 0).wake();
    fake.frame(0);
    fake.frame(60_000);
    expect(elapsed[1]).toBeLessThanOrEqual(100);
  });

  it('rests while the page is hidden and goes on from there', () => {
    const fake = fakeClock();
    const elapsed: number[] = [];
    const playback = createPlayback(fake.clock, (ms) => elapsed.push(ms) > 0);
    playback.wake();
    fake.frame(0);
    fake.hide(true);
    expect(fake.pending()).toBe(0);
    fake.hide(false);
    expect(fake.pending()).toBe(1);
    fake.frame(90_000);
    expect(elapsed).toEqual([0, 0]);
    playback.sleep();
    expect(fake.pending()).toBe(0);
    fake.hide(false);
    expect(fake.pending()).toBe(0);
  });

  it('does not begin while the page is hidden', () => {
    const fake = fakeClock();
    fake.hide(true);
    createPlayback(fake.clock, () => true).wake();
    expect(fake.pending()).toBe(0);
    fake.hide(false);
    expect(fake.pending()).toBe(1);
  });
});
