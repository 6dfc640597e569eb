import { expect, it } from 'vitest';
import type { PlayerStore } from '../../src/player/player';
import { inFlight } from '../../src/player/selectors';
import { limits } from '../../src/sharing/limits';
import { linkOf } from '../../src/sharing/link';
import { openLink } from '../../src/sharing/open-link';
import { isSameRun, own, playerOf, registry, saved } from './fixture';

/** As a teacher might use it: writes and reads, faults of every kind, four times back into the past. */
function lesson(player: PlayerStore, salt: number): void {
  const { command, seekStep, toEnd } = player.getState();
  const name = (n: number): string => `S${1 + ((n * 7 + salt) % 3)}`;
  const lines = [
    (n: number) => `${name(n)} create /config/app-${n * 17 + salt} "replicas=${n + salt}"`,
    (n: number) => `${name(n + 1)} set /hello "value number ${n * 31 + salt}"`,
    (n: number) => `cut ${name(n)} ${name(n + 1)}`,
    () => 'heal',
    (n: number) => `${name(n)} get /config/app-${salt}`,
    (n: number) => `slow disk ${name(n)} ${2 + (n % 9)}x`,
    (n: number) => `skew ${name(n)} 1.${n % 10}x`,
    (n: number) => `delay #${inFlight(player.getState())[n % 3]?.id} by ${3 + n}ms`,
    (n: number) => `duplicate #${inFlight(player.getState())[n % 4]?.id}`,
    (n: number) => `crash ${name(n)}`,
    (n: number) => `start ${name(n - 1)}`,
    (n: number) => `latency ${name(n)} ${name(n + 1)} 2ms..${5 + n}ms`,
  ];
  toEnd();
  for (let n = 0; acts(player) < 50 && n < 300; n++) {
    if (n % 9 === 8 && player.getState().branches.length < 5)
      seekStep(Math.floor(player.getState().step * 0.7) as never);
    command(lines[(n * 5 + salt) % lines.length]?.(n) ?? '');
    command(`run ${17 + ((n * 13) % 40) * 5}ms`);
  }
}

const acts = (player: PlayerStore): number =>
  saved(player.getState()).branches.reduce((sum, branch) => sum + branch.acts.length, 0);

it.each([
  ['main-job', 1],
  ['rec-1', 5],
  ['mine', 9],
])('a link to 50 acts on 5 branches of %s has at most 2,000 characters', async (scenario, salt) => {
  const player = playerOf(scenario);
  if (scenario === 'mine') player.getState().open(own);
  lesson(player, salt);
  player.getState().select({ type: 'process', id: 2 as never });
  player.getState().toggleFold('guide');
  const state = player.getState();
  expect([acts(player), state.branches.length]).toEqual([50, 5]);
  const made = await linkOf(saved(state), 'https://ensemble.example.org/app/');
  if (!made.ok) throw new Error(made.problem.id);
  expect(made.link.length).toBeLessThanOrEqual(limits.comfortableLink);
  expect(made.isLong).toBe(false);
  const opened = await openLink(new URL(made.link), registry);
  if (opened?.ok !== true) throw new Error(JSON.stringify(opened));
  for (const [i, { trace }] of state.branches.entries())
    expect(isSameRun(opened.run.branches[i]?.trace as never, trace)).toBe(true);
});
