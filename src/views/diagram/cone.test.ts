import { describe, expect, test } from 'vitest';
import { actorOf } from '../../kernel/run';
import { at } from '../../kernel/vector';
import type { AnyTrace } from '../../player/contract';
import { coneOf, inFuture, inPast, isInCone } from './cone';
import { indexOf, troubled } from './diagram-fixture';

const trace = troubled();
const index = indexOf(trace);

/** The steps right before one: of the same process, and its cause. Sought the slow way. */
function rightBefore(run: AnyTrace, step: number): readonly number[] {
  const found = at(run.steps, step);
  const actor = found === undefined ? null : actorOf(found);
  const before: number[] = found?.cause == null ? [] : [found.cause];
  for (let i = step - 1; i >= 0 && actor !== null; i--) {
    const other = at(run.steps, i);
    if (other === undefined || actorOf(other) !== actor) continue;
    before.push(i);
    break;
  }
  return before;
}

function pastOf(step: number): ReadonlySet<number> {
  const past = new Set([step]);
  const open = [step];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const before of rightBefore(trace, next))
      if (!past.has(before)) {
        past.add(before);
        open.push(before);
      }
  return past;
}

describe('the causal cone', () => {
  test.each([0, 17, 90, 200])('of step %i holds all that led to it', (step) => {
    const cone = coneOf(index, step);
    const past = pastOf(step);
    for (let i = 0; i < index.at.length; i++) expect(((cone[i] ?? 0) & inPast) !== 0, `step ${i}`).toBe(past.has(i));
  });

  test('holds in its future exactly the steps whose past it is in', () => {
    const cone = coneOf(index, 60);
    for (let i = 0; i < index.at.length; i += 7)
      expect(((cone[i] ?? 0) & inFuture) !== 0, `step ${i}`).toBe(pastOf(i).has(60));
  });

  test('holds a message whose both ends are on the same side of it', () => {
    const cone = Uint8Array.from([inPast, inPast | inFuture, inFuture, 0]);
    expect(isInCone(cone, 0, 1)).toBe(true);
    expect(isInCone(cone, 1, 2)).toBe(true);
    expect(isInCone(cone, 0, 2)).toBe(false);
    expect(isInCone(cone, 1, 3)).toBe(false);
    expect(isInCone(cone, 2, -1)).toBe(true);
  });

  test('of the place before the first step holds nothing', () => {
    expect(coneOf(index, -1).every((side) => side === 0)).toBe(true);
  });
});
