import { describe, expect, test } from 'vitest';
import { instant, processId } from '../../../kernel/ids';
import type { TimerBar } from '../motion-scene';
import { holdTimer, ringsAfter } from './pull-timer';

const bar: TimerBar = {
  ...{ key: '0 tick', server: 0, name: 'tick', tone: 'leading', x: 100, y: 50, width: 200, thickness: 3 },
  ...{ reach: { above: 10, below: 10 }, startedAt: instant(1_000_000), due: instant(2_000_000) },
};
const now = 1_250_000;

describe('the end of a timer', () => {
  test.each([
    [200, 750_000],
    [240, 950_000],
    [400, 1_800_000],
    [100, 250_000],
    [60, 50_000],
    [51, 0],
    [50, 0],
    [-80, 0],
  ])('at %d rings %d µs from now', (end, after) => expect(ringsAfter(bar, end, now)).toBe(after));

  test('is an act on its server, and says what it means', () => {
    const hold = holdTimer({ bar, process: processId(3), start: { x: 300, y: 51 }, now });
    expect(hold.meant({ x: 340, y: 70 }, false)).toMatchObject({
      act: { type: 'timer', process: 3, timer: 'tick', after: 950_000 },
      ...{ id: 'stage.pull.timer', values: { ms: 950 } },
      sketch: { d: 'M100 51.5H340' },
    });
    expect(hold.meant({ x: 90, y: 51 }, false)).toMatchObject({
      id: 'stage.pull.timerNow',
      sketch: { d: 'M100 51.5H150' },
    });
  });

  test('does not reach beyond ten minutes', () => expect(ringsAfter(bar, 1e9, now)).toBe(600_000_000));
});
