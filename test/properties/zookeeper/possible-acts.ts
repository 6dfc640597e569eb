import type { Act } from '../../../src/kernel/act';
import { entries } from '../../../src/kernel/agenda';
import { duration, type ProcessId } from '../../../src/kernel/ids';
import { inFlight } from '../../../src/kernel/intervene';
import type { World } from '../../../src/kernel/world';
import { placeOf, type Server } from '../../../src/protocols/zookeeper/ensemble';
import type { ZooKeeper, ZooKeeperRequest } from '../../../src/protocols/zookeeper/state';
import type { Dice } from './dice';

type ZooKeeperAct = Act<ZooKeeper>;
type Choice = readonly [weight: number, draw: () => ZooKeeperAct | null];

/**
 * Draws acts that are possible in this world. They concern, more often than not, the servers that the last step was
 * about: what goes wrong goes wrong in the middle of something. Wiping a voter's disk and doubling a packet are left out,
 * for ZooKeeper does not claim to survive the first and TCP never does the second.
 */
export function drawActs(dice: Dice, world: World<ZooKeeper>, involved: readonly ProcessId[]): readonly ZooKeeperAct[] {
  if (dice.isLucky(0.25)) return drawBlackout(dice, world, involved);
  const choices = choicesIn(dice, world, involved);
  for (;;) {
    const act = dice.weighted(choices)();
    if (act !== null) return [act];
  }
}

/** Several go down at once, so that what only they knew is gone; those that were down before, or a drawn few, come up. */
export function drawBlackout(
  dice: Dice,
  { processes }: World<ZooKeeper>,
  involved: readonly ProcessId[],
): readonly ZooKeeperAct[] {
  const isDown = ({ status }: Server): boolean => status === 'down' || status === 'dead';
  const share = dice.pick([0.2, 0.4, 0.7, 1]);
  const isStruck = ({ id }: Server): boolean => dice.isLucky(involved.includes(id) ? Math.max(share, 0.5) : share);
  const stopped = processes.filter((server) => !isDown(server) && isStruck(server));
  const isStarted = (server: Server): boolean =>
    isDown(server) ? dice.isLucky(0.9) : stopped.includes(server) && dice.isLucky(0.6);
  const started = processes.filter(isStarted);
  const type = dice.pick(['crash', 'die'] as const);
  return [
    ...stopped.map(({ id }) => ({ type, process: id })),
    ...started.map(({ id }) => ({ type: 'start', process: id }) as const),
  ];
}

function choicesIn(dice: Dice, world: World<ZooKeeper>, involved: readonly ProcessId[]): readonly Choice[] {
  const ids = world.processes.map(({ id }) => id);
  const where = (fits: (server: Server) => boolean): readonly ProcessId[] =>
    world.processes.filter(fits).map(({ id }) => id);
  const some = (from: readonly ProcessId[]): ProcessId | null => {
    const near = from.filter((id) => involved.includes(id));
    if (from.length === 0) return null;
    return near.length > 0 && dice.isLucky(0.7) ? dice.pick(near) : dice.pick(from);
  };
  const on = (from: readonly ProcessId[], act: (process: ProcessId) => ZooKeeperAct) => () => {
    const process = some(from);
    return process === null ? null : act(process);
  };
  const between = (act: (from: ProcessId, to: ProcessId) => ZooKeeperAct) => () => {
    const from = some(ids);
    const to = some(ids.filter((id) => id !== from));
    return from === null || to === null ? null : act(from, to);
  };
  const up = where(({ status }) => status === 'up');
  const running = where(({ status }) => status === 'up' || status === 'paused');
  const down = where(({ status }) => status === 'down' || status === 'dead');
  const serving = where((server) => server.status === 'up' && placeOf(server)?.phase === 'broadcast');
  const isCut = world.links.some((row) => row.some(({ cut }) => cut));
  const message = () => {
    const flying = inFlight(world);
    return flying.length === 0 ? null : dice.pick(flying).id;
  };
  const moving = () => {
    const flying = entries(world.agenda).filter(({ type }) => type === 'arrive');
    return flying.length === 0 ? null : dice.pick(flying).id;
  };
  return [
    [
      8,
      on(serving.length > 0 ? serving : up, (process) => ({
        type: 'request',
        process,
        request: drawRequest(dice, world),
      })),
    ],
    [6, on(running, (process) => ({ type: 'crash', process }))],
    [4, on(running, (process) => ({ type: 'die', process }))],
    [down.length > 0 ? 9 : 0, on(down, (process) => ({ type: 'start', process }))],
    [2, on(up, (process) => ({ type: 'pause', process }))],
    [
      4,
      on(
        where(({ status }) => status === 'paused'),
        (process) => ({ type: 'resume', process }),
      ),
    ],
    [3, () => ({ type: 'partition', groups: halves(dice, ids) })],
    [3, on(ids, (process) => ({ type: 'partition', groups: [[process]] }))],
    [3, between((from, to) => ({ type: 'cut', from, to, bothWays: dice.isLucky(0.7) }))],
    [isCut ? 6 : 0, () => ({ type: 'heal', who: [] })],
    [isCut ? 2 : 0, on(ids, (process) => ({ type: 'heal', who: [process] }))],
    [2, tampering(message, (id) => ({ type: 'drop', message: id }))],
    [2, tampering(moving, (id) => ({ type: 'deliverNow', message: id }))],
    [2, tampering(moving, (id) => ({ type: 'delay', message: id, by: dice.number(1, 400) * 1000 }))],
    [1, between((from, to) => ({ type: 'slowLink', from, to, factor: dice.pick([0.1, 5, 40]) }))],
    [1, between((from, to) => ({ type: 'loss', from, to, share: dice.pick([0, 0.1, 0.5]) }))],
    [2, on(ids, (process) => ({ type: 'slowDisk', process, factor: dice.pick([0.1, 1, 20, 100]) }))],
    [1, on(ids, (process) => ({ type: 'skew', process, factor: dice.pick([0.5, 1, 2]) }))],
    [3, () => drawTimer(dice, world, some(where((server) => timersOf(server).length > 0)))],
    [1, on(observersIn(world), (process) => ({ type: 'wipe', process }))],
  ];
}

const timersOf = (server: Server): readonly string[] => ('timers' in server ? Object.keys(server.timers) : []);

/** A timer that rings at once, sooner or later: no clock of ZooKeeper's may be what its safety rests on. */
function drawTimer(dice: Dice, world: World<ZooKeeper>, process: ProcessId | null): ZooKeeperAct | null {
  const server = world.processes.find(({ id }) => id === process);
  if (process === null || server === undefined) return null;
  const timer = dice.pick(timersOf(server)) as ZooKeeper['timer'];
  return { type: 'timer', process, timer, after: duration(dice.pick([0, 0, 1, dice.number(1, 30_000)]) * 1000) };
}

const tampering =
  <T>(find: () => T | null, act: (message: T) => ZooKeeperAct) =>
  () => {
    const message = find();
    return message === null ? null : act(message);
  };

const observersIn = (world: World<ZooKeeper>): readonly ProcessId[] =>
  world.processes.filter((server) => 'state' in server && server.state.context.isObserver).map(({ id }) => id);

function halves(dice: Dice, ids: readonly ProcessId[]): readonly (readonly ProcessId[])[] {
  const one = ids.filter(() => dice.isLucky(0.5));
  return [one, ids.filter((id) => !one.includes(id))];
}

/** Few znodes, so that requests meet: some fail, and a failed one takes its zxid as well. */
export function drawRequest(dice: Dice, { requests }: World<ZooKeeper>): ZooKeeperRequest {
  const path = `/${dice.pick(['a', 'b', 'c', 'a/x'])}`;
  const data = `v${requests.length}`;
  return dice.weighted<ZooKeeperRequest>([
    [6, { type: 'create', path, data }],
    [4, { type: 'setData', path, data, version: -1 }],
    [1, { type: 'setData', path, data, version: 0 }],
    [2, { type: 'delete', path, version: -1 }],
    [1, { type: 'getData', path }],
    [1, { type: 'createSession' }],
  ]);
}
