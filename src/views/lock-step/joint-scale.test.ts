import { describe, expect, it } from 'vitest';
import { instant } from '../../kernel/ids';
import { slice } from '../../kernel/vector';
import { playerOf } from '../../player/player-fixture';
import { currentTrace } from '../../player/selectors';
import { endOf } from '../../player/timeline';
import { jointInstant, jointPosition, stepsBy, stepsOf } from './joint-scale';

const traceOf = (more: string, commands: string) =>
  currentTrace(playerOf(`---\nservers: 3\n${more}---\n${commands}`).getState());
const traces = [traceOf('', 'run 300ms\n'), traceOf('timing: {latency: 7ms..9ms}\n', 'run 200ms\n')] as const;
const total = stepsOf(traces);
const instants = [...new Set(traces.flatMap(({ steps }) => [...slice(steps)].map(({ at }) => at)))].sort(
  (a, b) => a - b,
);

describe('the scale of two runs on one tape', () => {
  it('gives every step of either the same length', () => {
    for (const when of instants) {
      const before = stepsBy(traces, instant(when - 1)) / total;
      const after = stepsBy(traces, when) / total;
      expect(after).toBeGreaterThan(before);
      // Between its own steps the other run is on its way to the next.
      expect(jointPosition(traces, when)).toBeGreaterThanOrEqual(after);
      expect(jointPosition(traces, when)).toBeLessThan(after + 1 / total);
    }
  });

  it('begins at the left and ends at the right, where the longer run ends', () => {
    expect(jointPosition(traces, instant(0))).toBe(0);
    expect(jointPosition(traces, instant(Math.max(...traces.map(endOf))))).toBe(1);
    expect(jointPosition(traces, instant(endOf(traces[0]) + 1_000_000))).toBe(1);
  });

  it('never goes back', () => {
    const around = instants.flatMap((when) => [when - 1, when, when + 1]).sort((x, y) => x - y);
    const places = around.map((when) => jointPosition(traces, instant(when)));
    expect(places).toEqual([...places].sort((x, y) => x - y));
  });

  it('leads from a place back to the instant whose place that is', () => {
    for (const when of instants) expect(jointInstant(traces, stepsBy(traces, when) / total)).toBe(when);
    expect([jointInstant(traces, 0), jointInstant(traces, -3)]).toEqual([0, 0]);
    expect(jointInstant(traces, 7)).toBe(instants.at(-1));
  });

  it('has room for runs in which nothing has happened', () => {
    const empty = [traceOf('start: none\n', ''), traceOf('start: none\n', '')] as const;
    expect([jointPosition(empty, instant(5)), jointInstant(empty, 0.5)]).toEqual([0, 0]);
  });
});
