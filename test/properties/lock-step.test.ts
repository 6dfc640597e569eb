import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StepIndex } from '../../src/kernel/ids';
import { at } from '../../src/kernel/vector';
import { beginLockStep, endLockStep, setMirrored, takeOffer } from '../../src/player/lock-step';
import { lookAt, type Side } from '../../src/player/pair';
import { installPlayer, type PlayerStore, player } from '../../src/player/player';
import { playerOf, stillClock } from '../../src/player/player-fixture';
import { currentTrace } from '../../src/player/selectors';

const text = (more: string): string => `---\nservers: 3\n${more}---\nrun 250ms\n`;
const names = ['S1', 'S2', 'S3'];

/** Everything that a person can do while two runs share a tape; the number chooses what it is done to. */
const deeds: readonly ((side: Side, runs: readonly PlayerStore[], n: number) => void)[] = [
  () => player.getState().stepForward(),
  () => player.getState().stepBack(),
  () => player.getState().nextMilestone(),
  () => player.getState().previousMilestone(),
  () => player.getState().toStart(),
  () => player.getState().toEnd(),
  (side) => lookAt(side),
  (side, runs, n) => runs[side]?.getState().seekStep((n % 120) as StepIndex),
  (side, runs, n) => runs[side]?.getState().command(`crash ${names[n % 3]}`),
  (side, runs, n) => runs[side]?.getState().command(`start ${names[n % 3]}`),
  (side, runs, n) => runs[side]?.getState().command(`run ${1 + (n % 80)}ms`),
  (side, runs) => runs[side]?.getState().undo(),
  (side, runs) => runs[side]?.getState().redo(),
  (side, runs) => runs[side]?.getState().nextBranch(),
  () => takeOffer(),
  (_side, _runs, n) => setMirrored(n % 2 === 0),
];

it('two runs on one tape are at the same instant, whatever is done in either of them', () => {
  let alone = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(deeds.length - 1), fc.constantFrom<Side>(0, 1), fc.nat(1_000)), { maxLength: 25 }),
      (done) => {
        const clock = stillClock();
        const runs = [playerOf(text(''), clock), playerOf(text('timing: {latency: 6ms..9ms}\n'), clock)] as const;
        installPlayer(runs[0]);
        beginLockStep(runs[1], clock);
        for (const [kind, side, n] of done) {
          deeds[kind]?.(side, runs, n);
          const [a, b] = runs.map(({ getState }) => getState());
          expect(a?.playhead).toBe(b?.playhead);
          for (const state of [a, b]) {
            if (state === undefined) continue;
            const { steps } = currentTrace(state);
            expect(at(steps, state.step)?.at ?? 0).toBeLessThanOrEqual(state.playhead);
            expect(at(steps, state.step + 1)?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(state.playhead);
          }
          if (a?.step !== b?.step) alone++;
        }
        endLockStep();
      },
    ),
    { seed: 1, numRuns: 400 },
  );
  expect(alone).toBeGreaterThan(500);
});
