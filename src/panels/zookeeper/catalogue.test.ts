import { describe, expect, it } from 'vitest';
import { catalogues } from '../../i18n/catalogues';
import { languages } from '../../i18n/languages';
import { createTranslator, hasText } from '../../i18n/translator';
import { valuesNamedIn } from '../../i18n/values-named-in';
import type { Act } from '../../kernel/act';
import { processId } from '../../kernel/ids';
import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import { milestones, zookeeper } from '../../protocols/zookeeper';
import { portrait } from '../../protocols/zookeeper/portrait';
import type { Departure, ZooKeeper, ZooKeeperTimer } from '../../protocols/zookeeper/state';
import { runOf, serverIn } from './run-fixture';

const departures: Readonly<Record<Departure, true>> = {
  ...{ leaderGone: true, leaderUnreachable: true, leaderSilent: true, leaderRefused: true, staleEpoch: true },
  ...{ outOfOrder: true, quorumLost: true, epochTimeout: true, rollover: true, notFollowed: true },
};
const timers: Readonly<Record<ZooKeeperTimer, true>> = {
  ...{ notification: true, finalize: true, tick: true, quorumWait: true, readTimeout: true, reconnect: true },
};
const phases = ['gathering', 'finalizing', 'discovery', 'synchronization', 'broadcast'];
const meters = ['votes', 'registered', 'epochAcks', 'newLeaderAcks', 'acks'];
const ensembles = ['down', 'several', 'serving', 'establishing', 'looking', 'noQuorum'];

const acts: Readonly<Record<Act<ZooKeeper>['type'], true>> = {
  ...{
    start: true,
    crash: true,
    die: true,
    pause: true,
    resume: true,
    wipe: true,
    partition: true,
    cut: true,
    heal: true,
  },
  ...{ drop: true, duplicate: true, deliverNow: true, delay: true, latency: true, loss: true, slowLink: true },
  ...{ slowDisk: true, skew: true, timer: true, request: true },
};
const happenings = [
  'boot',
  'received',
  'ignored',
  'lost',
  'connected',
  'disconnected',
  'dialFailed',
  'synced',
  'timer',
];

const under = (prefix: string, keys: readonly string[]): readonly string[] => keys.map((key) => `${prefix}.${key}`);
const rules = zookeeper.rules.map(({ id }) => id);
const invariants = zookeeper.auditor.invariants.map(({ id }) => id);

/** Every id that ZooKeeper's portrait, rules, invariants and milestones can ask a catalogue for. */
const ids: readonly string[] = [
  ...under('rules', rules),
  ...under('rules', rules).map((id) => `${id}.otherwise`),
  ...under('zookeeper.because', rules),
  ...under('invariant', invariants),
  ...under('invariant', invariants).map((id) => `${id}.name`),
  ...under('milestones', milestones),
  ...under('zookeeper.milestone', milestones),
  ...under('zookeeper.departure', Object.keys(departures)),
  ...under('zookeeper.timer', Object.keys(timers)),
  ...under('zookeeper.channel', Object.keys(zookeeper.channels)),
  ...under('zookeeper.family', portrait.families),
  ...under('zookeeper.phase', phases),
  ...under('zookeeper.meter', meters),
  ...under('zookeeper.ensemble', ensembles),
  ...under('act', Object.keys(acts)),
  ...under('happened', happenings),
];

const kill = (sid: number) => ({ type: 'crash', process: processId(sid) }) as const;
const start = (sid: number) => ({ type: 'start', process: processId(sid) }) as const;
const create = (sid: number, path: string) =>
  ({ type: 'request', process: processId(sid), request: { type: 'create', path, data: 'x' } }) as const;
const get = (sid: number) =>
  ({ type: 'request', process: processId(sid), request: { type: 'getData', path: '/a' } }) as const;
const isolate = (sid: number) => ({ type: 'partition', groups: [[processId(sid)]] }) as const;

/** Runs in which much happens: a leader dies and comes back, an observer asks, a leader is cut off, a quorum is lost. */
const runs: readonly Trace<ZooKeeper>[] = [
  runOf({ servers: 5, observers: 1 }, [
    ...([
      3000,
      create(1, '/a'),
      create(6, '/a'),
      get(6),
      200,
      create(5, '/b'),
      1,
      kill(5),
      3000,
      create(4, '/c'),
    ] as const),
    ...([500, start(5), 2000, get(5), 1000] as const),
  ]),
  runOf({ servers: 3, config: { commitLogCount: 1, commitLogFloor: 1, snapshotSizeFactor: -1 } }, [
    ...([3000, kill(1), create(3, '/a'), 50, create(3, '/b'), 50, create(3, '/c'), 50, start(1), 3000] as const),
    ...([isolate(3), 25000, { type: 'heal', who: [] }, 8000, kill(1), kill(2), create(3, '/d'), 30000] as const),
  ]),
];

describe.each(languages)('the catalogues in %s', (language) => {
  it('have a text for everything that ZooKeeper can say', () => {
    expect(ids.length).toBeGreaterThan(250);
    expect(ids.filter((id) => !hasText(language, id))).toEqual([]);
  });

  it('name every fact of a decision and of a milestone', () => {
    const keys = new Set(
      runs.flatMap((run) =>
        [...slice(run.steps)].flatMap(({ effects }) =>
          effects.flatMap((effect) =>
            effect.type === 'because' || effect.type === 'reach' ? Object.keys(effect.facts) : [],
          ),
        ),
      ),
    );
    expect(keys.size).toBeGreaterThan(30);
    expect([...keys].filter((key) => !hasText(language, `zookeeper.fact.${key}`))).toEqual([]);
  });

  it('leave no value of a sentence open, in runs in which much happens', () => {
    const open = new Set<string>();
    const told = new Set<string>();
    for (const run of runs) {
      for (const { id, values } of [...slice(run.steps)].flatMap((step) => portrait.narrate(run, step))) {
        told.add(id);
        const missing = valuesNamedIn(textOf(language, id)).filter((name) => !(name in values));
        if (missing.length > 0) open.add(`${id} ${missing.join(' ')}`);
      }
    }
    expect([...open]).toEqual([]);
    expect(told.size).toBeGreaterThan(45);
  });

  it('speak in whole sentences of servers by name', () => {
    const t = createTranslator(language);
    const [run] = runs;
    const world = run?.head.world;
    if (run === undefined || world === undefined) throw new Error('there is a run');
    const { id, values } = portrait.ensemble(world);
    expect(t(id, values)).toContain('S4');
    expect(t(id, values)).not.toMatch(/[{}]|\$t\(|zookeeper\./);
    expect(serverIn(world, 4).status).toBe('up');
    const lost = t('zookeeper.milestone.leaderLost', { name: 'S1', leader: 'S5', reason: 'leaderGone' });
    expect(lost).toContain(t('zookeeper.departure.leaderGone'));
  });
});

function textOf(language: (typeof languages)[number], id: string): string {
  const dot = id.indexOf('.');
  const text = catalogues[language][id.slice(0, dot)]?.[id.slice(dot + 1)];
  if (text === undefined) throw new Error(`no text ${id}`);
  return text;
}
