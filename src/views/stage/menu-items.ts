import type { Act } from '../../kernel/act';
import type { InFlight } from '../../kernel/agenda';
import { milliseconds } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import { type Amount, delays, factorsFrom, shares, spans } from './menu-amount';
import type { LinkModel, ServerModel, TimerModel } from './model';

/** One thing that can be done to what was clicked, in its present state. */
export interface MenuItem {
  /** Entry of the catalogue `menu`, and its values; where there is an amount, that is the value `amount`. */
  readonly label: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** What it does: where there is an amount, by so much. */
  deedFor(amount: number): Deed;
  /** The number that can be changed before it is done. */
  readonly amount: Amount | null;
  /** The key that does it while the menu is open. */
  readonly key: string | null;
  /** Whether it does harm that nothing undoes. */
  readonly isGrave: boolean;
}

export type Deed =
  | { readonly type: 'act'; readonly act: Act<ProtocolTypes> }
  /** What needs more than one act is said in the scenario language. */
  | { readonly type: 'command'; readonly line: string }
  /** Asks what to send first. */
  | { readonly type: 'requestForm' };

/** By these the menus slow things down, delay and lose unless another number is put in. */
const factor = 10;
const skew = 2;
const delayMs = 50;
const lossPercent = 20;
const ringMs = 100;

export interface ServerParts {
  readonly links: readonly LinkModel[];
  readonly timers: readonly TimerModel[];
  /** What the protocol calls a timer, in the reader's language. */
  timerName(name: string): string;
}

export function serverMenu(server: ServerModel, parts: ServerParts): readonly MenuItem[] {
  const { status } = server;
  const isRunning = status === 'up' || status === 'paused';
  return [
    ...(isRunning ? lifeOfRunning(server) : lifeOfDown(server)),
    ...connections(server, parts.links),
    ...diskItems(server),
    ...clockItems(server),
    ...timerItems(server, parts),
    ...(status === 'up' ? [item('request', () => ({ type: 'requestForm' }))] : []),
  ];
}

function lifeOfRunning({ id, status }: ServerModel): readonly MenuItem[] {
  return [
    act('crash', { type: 'crash', process: id }),
    act('die', { type: 'die', process: id }),
    status === 'paused' ? act('resume', { type: 'resume', process: id }) : act('pause', { type: 'pause', process: id }),
  ];
}

function lifeOfDown({ id, status, hasRun }: ServerModel): readonly MenuItem[] {
  const start = act(hasRun ? 'restart' : 'start', { type: 'start', process: id });
  // A process that is down can still lose its host.
  return status === 'dead' || !hasRun ? [start] : [start, act('die', { type: 'die', process: id })];
}

function connections({ id, name, position }: ServerModel, links: readonly LinkModel[]): readonly MenuItem[] {
  const own = links.filter(({ a, b }) => a === position || b === position);
  const isIsolated = own.every(({ there, back }) => there.isCut && back.isCut);
  const hasCut = own.some(({ there, back }) => there.isCut || back.isCut);
  const isSlow = own.length > 0 && own.every(({ there, back }) => there.slowness > 1 && back.slowness > 1);
  return [
    ...(isIsolated ? [] : [act('isolate', { type: 'partition', groups: [[id]] })]),
    ...(hasCut ? [act('healServer', { type: 'heal', who: [id] })] : []),
    isSlow
      ? item('speedUpServer', () => ({ type: 'command', line: `slow ${name} 1x` }))
      : item('slowServer', (times) => ({ type: 'command', line: `slow ${name} ${times}x` }), {
          amount: factorsFrom(factor),
        }),
  ];
}

/** What can be done to a disk; also the menu of its own sign. */
export function diskItems({ id, diskSlowness }: Pick<ServerModel, 'id' | 'diskSlowness'>): readonly MenuItem[] {
  const slow = (times: number): Deed => deed({ type: 'slowDisk', process: id, factor: times });
  return [
    item('slowDisk', slow, { amount: factorsFrom(diskSlowness === 1 ? factor : diskSlowness) }),
    ...(diskSlowness === 1 ? [] : [item('speedUpDisk', () => slow(1))]),
    act('wipe', { type: 'wipe', process: id }, { isGrave: true }),
  ];
}

function clockItems({ id, skew: present }: ServerModel): readonly MenuItem[] {
  const turn = (times: number): Deed => deed({ type: 'skew', process: id, factor: times });
  return [
    item('skew', turn, { amount: factorsFrom(present === 1 ? skew : present) }),
    ...(present === 1 ? [] : [item('unskew', () => turn(1))]),
  ];
}

/** Two for each running timer, the one that rings first before the others. */
function timerItems({ id }: ServerModel, { timers, timerName }: ServerParts): readonly MenuItem[] {
  return [...timers]
    .sort((a, b) => a.due - b.due)
    .flatMap(({ name }) => {
      const ring = (ms: number): Deed => deed({ type: 'timer', process: id, timer: name, after: milliseconds(ms) });
      const values = { timer: timerName(name) };
      return [
        item('ringNow', () => ring(0), { values }),
        item('ringIn', ring, { values, amount: { ...spans, value: ringMs } }),
      ];
    });
}

export function linkMenu(link: LinkModel, servers: readonly ServerModel[]): readonly MenuItem[] {
  const [a, b] = [servers[link.a], servers[link.b]];
  if (a === undefined || b === undefined) return [];
  const ends = { from: a.id, to: b.id };
  const { there, back } = link;
  return [
    ...(there.isCut && back.isCut ? [] : [act('cut', { type: 'cut', ...ends, bothWays: true }, { key: 'c' })]),
    ...(there.isCut ? [] : [cutOneWay(a, b)]),
    ...(back.isCut ? [] : [cutOneWay(b, a)]),
    ...(there.isCut || back.isCut ? [act('healLink', { type: 'heal', who: [a.id, b.id] }, { key: 'h' })] : []),
    ...slownessItems(ends, Math.max(there.slowness, back.slowness)),
    ...lossItems(ends, Math.max(there.loss, back.loss)),
  ];
}

const cutOneWay = (from: ServerModel, to: ServerModel): MenuItem =>
  act(
    'cutOneWay',
    { type: 'cut', from: from.id, to: to.id, bothWays: false },
    { values: { from: from.name, to: to.name } },
  );

type Ends = Pick<Extract<Act<ProtocolTypes>, { type: 'slowLink' }>, 'from' | 'to'>;

function slownessItems(ends: Ends, present: number): readonly MenuItem[] {
  const slow = (times: number): Deed => deed({ type: 'slowLink', ...ends, factor: times });
  return [
    item('slowLink', slow, { key: 's', amount: factorsFrom(present === 1 ? factor : present) }),
    ...(present === 1 ? [] : [item('speedUpLink', () => slow(1), { key: 'f' })]),
  ];
}

function lossItems(ends: Ends, present: number): readonly MenuItem[] {
  const lose = (percent: number): Deed => deed({ type: 'loss', ...ends, share: Number((percent / 100).toFixed(8)) });
  const value = present === 0 ? lossPercent : Number((present * 100).toFixed(6));
  return [
    item('lose', lose, { key: 'l', amount: { ...shares, value } }),
    ...(present === 0 ? [] : [item('loseNothing', () => lose(0), { key: 'n' })]),
  ];
}

export function messageMenu({ id, parcel }: InFlight<ProtocolTypes>, isHeld: boolean): readonly MenuItem[] {
  const isStream = parcel.type !== 'message' || parcel.connection !== null;
  const delay = (ms: number): Deed => deed({ type: 'delay', message: id, by: milliseconds(ms) });
  return [
    act(isStream ? 'dropStream' : 'drop', { type: 'drop', message: id }, { key: 'd' }),
    // What a cut holds back has no hour of arrival that could be put off.
    ...(isHeld
      ? []
      : [
          item('delay', delay, { key: 'l', amount: { ...delays, value: delayMs } }),
          act('duplicate', { type: 'duplicate', message: id }, { key: 'u' }),
          act('deliverNow', { type: 'deliverNow', message: id }, { key: 'n' }),
        ]),
  ];
}

/** The lines and acts of a deed as they are typed. */
export function commandOf(wanted: Deed, textOf: (act: Act<ProtocolTypes>) => string, server: string): string {
  switch (wanted.type) {
    case 'act':
      return textOf(wanted.act);
    case 'command':
      return wanted.line;
    case 'requestForm':
      return `${server} …`;
  }
}

type Options = Partial<Pick<MenuItem, 'values' | 'isGrave' | 'amount' | 'key'>>;

const deed = (wanted: Act<ProtocolTypes>): Deed => ({ type: 'act', act: wanted });

const item = (label: string, deedFor: MenuItem['deedFor'], options: Options = {}): MenuItem => ({
  ...{ label: `menu.${label}`, values: {}, amount: null, key: null, isGrave: false },
  ...options,
  deedFor,
});

const act = (label: string, wanted: Act<ProtocolTypes>, options: Options = {}): MenuItem =>
  item(label, () => deed(wanted), options);
