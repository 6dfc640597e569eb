import { describe, expect, test } from 'vitest';
import { processId } from '../../../kernel/ids';
import type { AnyTrace } from '../../../player/contract';
import { lastStep } from '../../../player/timeline';
import { acted, fixtureEntry, fixtureTrace, until } from '../fixture';
import { layoutStage, type Point } from '../geometry';
import { stageModel } from '../model';
import { between, chord } from '../paths';
import type { Meaning } from './meaning';
import { bowOf, holdLink } from './pull-link';
import { holdStroke } from './stroke';

const layout = layoutStage({ width: 900, height: 600 }, [true, true, true]);
const running = until(fixtureTrace(), 20);
const [one, two] = [processId(1), processId(2)];
const [from, to] = chord(layout, 0, 1);
const length = Math.hypot(to.x - from.x, to.y - from.y);
const across: Point = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
const beside = (share: number, by: number): Point => {
  const { x, y } = between(from, to, share);
  return { x: x + across.x * by, y: y + across.y * by };
};

function stroke(share: number, trace: AnyTrace = running): Meaning {
  const { links, servers } = stageModel(fixtureEntry, trace, trace.head.world, lastStep(trace));
  return holdStroke({ layout, links, servers, start: beside(share, -20) }).meant(beside(share, 20), false);
}

describe('a stroke', () => {
  test('across the middle of a link cuts it both ways', () => {
    expect(stroke(0.5).act).toEqual({ type: 'cut', from: one, to: two, bothWays: true });
    expect(stroke(0.5).sketch.look).toBe('cut');
  });

  test('near an end cuts what leaves from there', () => {
    expect(stroke(0.04).act).toEqual({ type: 'cut', from: one, to: two, bothWays: false });
    expect(stroke(0.96).act).toEqual({ type: 'cut', from: two, to: one, bothWays: false });
  });

  test('across what is cut does nothing, nor one across nothing', () => {
    const cut = acted(running, { type: 'cut', from: one, to: two, bothWays: false });
    expect(stroke(0.04, cut)).toMatchObject({ act: null, id: 'stage.pull.isCut' });
    expect(stroke(0.5, cut).act?.type).toBe('cut');
    expect(stroke(0.5, acted(cut, { type: 'cut', from: two, to: one, bothWays: false })).act).toBeNull();
    const { links, servers } = stageModel(fixtureEntry, running, running.head.world, lastStep(running));
    const short = holdStroke({ layout, links, servers, start: beside(0.5, -20) }).meant(beside(0.5, -4), false);
    expect(short).toMatchObject({ act: null, id: 'stage.pull.stroke' });
  });

  test('across several cuts none', () => {
    const { links, servers } = stageModel(fixtureEntry, running, running.head.world, lastStep(running));
    const [top] = layout.seats;
    const y = (top?.y ?? 0) + layout.card.height / 2 + 40;
    const wide = holdStroke({ layout, links, servers, start: { x: 0, y } }).meant({ x: 900, y }, false);
    expect(wide).toMatchObject({ act: null, values: { count: 2 } });
  });
});

describe('a link whose middle is pulled', () => {
  const hold = holdLink({ layout, a: 0, b: 1, from: one, to: two });
  test('a little stays as it is', () => expect(hold.meant(beside(0.5, 10), false).act).toBeNull());
  test.each([
    [25, 2],
    [-25, 2],
    [75, 10],
    [300, 100],
  ])('out by %d is slower %d times', (by, factor) => {
    expect(hold.meant(beside(0.5, by), false)).toMatchObject({
      ...{ act: { type: 'slowLink', from: one, to: two, factor }, values: { factor } },
    });
  });
  test('is measured from its line, wherever along it', () => {
    expect(bowOf(from, to, beside(0.2, 33))).toBeCloseTo(33, 6);
    expect(bowOf(from, from, { x: from.x + 3, y: from.y + 4 })).toBe(5);
  });
});
