import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { toArray } from '../../src/kernel/vector';
import type { AnyTrace, Player, Registry } from '../../src/player/contract';
import { createPlayer } from '../../src/player/create-player';
import type { PlayerStore } from '../../src/player/player';
import { entry, stillClock } from '../../src/player/player-fixture';
import { sourceOf } from '../../src/player/source-fixture';
import { savedRunOf } from '../../src/sharing/save-run';
import type { SavedRun } from '../../src/sharing/saved-run';

const shipped = (id: string) =>
  sourceOf(id, readFileSync(new URL(`../../src/scenarios/zookeeper/${id}.txt`, import.meta.url), 'utf8'));

export const story = sourceOf(
  'story',
  '---\ntitle: { en: A story }\nservers: 3\n---\nnote "They vote."\nrun settled\nS1 create /a "x"\nrun 20ms\n',
);
/** Not in the registry: somebody's own. */
export const own = sourceOf(
  'mine',
  '---\ntitle: Mine\nservers: 3\nobservers: 1\nseed: 7\n---\nrun serving\nnote "Now."\ncrash leader\nrun 30ms\n',
);
export const registry: Registry = { entries: [entry], scenarios: [story, shipped('main-job'), shipped('rec-1')] };

export const playerOf = (scenario = 'story'): PlayerStore => createPlayer(registry, stillClock(), { scenario });

export const saved = (state: Player): SavedRun => savedRunOf(state, registry);

/** Whether two runs are the same to the last bit, the world at their end and what the auditor remembers included. */
export const isSameRun = (a: AnyTrace, b: AnyTrace): boolean =>
  isSameHistory(a, b) && isDeepStrictEqual(toArray(a.interventions), toArray(b.interventions));

/** The same, but for when an act was asked for: a microsecond more or less need not move its step. */
export const isSameHistory = (a: AnyTrace, b: AnyTrace): boolean =>
  isDeepStrictEqual(toArray(a.steps), toArray(b.steps)) &&
  isDeepStrictEqual(a.head, b.head) &&
  isDeepStrictEqual(toArray(a.violations), toArray(b.violations)) &&
  isDeepStrictEqual(a.setup, b.setup);

/** Something that a person does; the numbers choose what it is done to. */
export type Deed = readonly [kind: number, a: number, b: number, c: number];

const servers = ['S1', 'S2', 'S3'];
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

const commands: readonly ((a: string, b: string, n: number) => string)[] = [
  (a) => `crash ${a}`,
  (a) => `start ${a}`,
  (a) => `pause ${a}`,
  (a) => `resume ${a}`,
  (a) => `die ${a}`,
  (a) => `wipe ${a}`,
  (a, b) => `cut ${a} -> ${b}`,
  (a, b) => `cut ${a} ${b}`,
  (a, b) => `heal ${a} ${b}`,
  () => 'heal',
  (a) => `isolate ${a}`,
  (a, b) => `partition ${a} / ${b}`,
  (a, b, n) => `loss ${a} ${b} ${n % 90}%`,
  (a, b, n) => `latency ${a} ${b} ${n % 5}ms..${5 + (n % 7)}ms`,
  (a, b, n) => `slow ${a} ${b} ${1 + (n % 9)}.5x`,
  (a, _, n) => `slow disk ${a} ${1 + (n % 9)}x`,
  (a, _, n) => `skew ${a} ${1 + (n % 3)}.25x`,
  (a, _, n) => `${a} create /a${n % 5} "value \\"${n}\\" é 值"`,
  (a, _, n) => `${a} set /a${n % 5} "${'x'.repeat(n % 12)}" version ${n % 3}`,
  (a, _, n) => `${a} delete "/a ${n % 5}"`,
  (a, _, n) => `${a} get /a${n % 5}`,
  (a) => `${a} children /`,
  (a) => `${a} connect`,
  (_, __, n) => `run ${n % 40}ms`,
  () => 'run committed',
];
const messages: readonly ((id: number, n: number) => string)[] = [
  (id) => `drop #${id}`,
  (id) => `duplicate #${id}`,
  (id) => `deliver #${id}`,
  (id, n) => `delay #${id} by ${1 + (n % 50)}ms`,
];

/** Does it; what cannot be done now is not done. */
export function does(player: PlayerStore, [kind, a, b, c]: Deed, flying: (state: Player) => readonly number[]): void {
  const state = player.getState();
  const [first = 'S1', second = 'S2'] = [pick(servers, a), pick(servers, a + 1 + (b % 2))];
  if (kind < commands.length) return void state.command(commands[kind]?.(first, second, c) ?? '');
  const other = kind - commands.length;
  const id = pick(flying(state), b);
  if (other < messages.length) return void (id !== undefined && state.command(messages[other]?.(id, c) ?? ''));
  const looks: readonly (() => void)[] = [
    () => state.seek((state.playhead + (c % 30_000)) as never),
    () => state.seek(Math.floor((state.playhead * (a % 10)) / 10) as never),
    () => state.seekStep(Math.max(0, Math.floor((state.step * (a % 10)) / 10)) as never),
    () => state.stepBack(),
    () => state.stepForward(),
    () => state.chooseBranch(a % state.branches.length),
    () => state.select({ type: 'process', id: (1 + (a % 3)) as never }),
    () => state.toggleFamily(pick(state.entry.portrait.families, a) ?? ''),
    () => state.setSpeed(a % 8),
    () => state.setPace(a % 2 === 0 ? 'even' : 'reading'),
    () => state.toggleFold('guide'),
    () => state.setBottomTab('commands'),
    () => void state.addBreakpoint('leaderElected'),
  ];
  pick(looks, other - messages.length)?.();
}
export const deedKinds = commands.length + messages.length + 13;
