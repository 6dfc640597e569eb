import type { Act } from '../../kernel/act';
import type { InFlight } from '../../kernel/agenda';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { LinkModel, ServerModel } from './model';

/** One thing that can be done to what was clicked, in its present state. */
export interface MenuItem {
  /** Entry of the catalogue `menu`, and its values. */
  readonly label: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly deed: Deed;
  /** Whether it does harm that nothing undoes. */
  readonly isGrave: boolean;
}

export type Deed =
  | { readonly type: 'act'; readonly act: Act<ProtocolTypes> }
  /** What needs more than one act is said in the scenario language. */
  | { readonly type: 'command'; readonly line: string }
  /** Asks what to send first. */
  | { readonly type: 'requestForm' };

/** By these the menus slow things down, delay and lose; commands can do it by any other. */
const factor = 10;
const skew = 2;
const delayMicroseconds = 50_000;
const lossShare = 0.2;

export function serverMenu(server: ServerModel, links: readonly LinkModel[]): readonly MenuItem[] {
  const { status } = server;
  const isRunning = status === 'up' || status === 'paused';
  return [
    ...(isRunning ? lifeOfRunning(server) : lifeOfDown(server)),
    ...connections(server, links),
    ...health(server),
    item('wipe', { type: 'wipe', process: server.id }, { isGrave: true }),
    ...(status === 'up'
      ? [{ label: 'menu.request', values: {}, deed: { type: 'requestForm' }, isGrave: false } as const]
      : []),
  ];
}

function lifeOfRunning({ id, status }: ServerModel): readonly MenuItem[] {
  return [
    item('crash', { type: 'crash', process: id }),
    item('die', { type: 'die', process: id }),
    status === 'paused'
      ? item('resume', { type: 'resume', process: id })
      : item('pause', { type: 'pause', process: id }),
  ];
}

function lifeOfDown({ id, status, hasRun }: ServerModel): readonly MenuItem[] {
  const start = item(hasRun ? 'restart' : 'start', { type: 'start', process: id });
  // A process that is down can still lose its host.
  return status === 'dead' || !hasRun ? [start] : [start, item('die', { type: 'die', process: id })];
}

function connections({ id, name, position }: ServerModel, links: readonly LinkModel[]): readonly MenuItem[] {
  const own = links.filter(({ a, b }) => a === position || b === position);
  const isIsolated = own.every(({ there, back }) => there.isCut && back.isCut);
  const hasCut = own.some(({ there, back }) => there.isCut || back.isCut);
  const isSlow = own.length > 0 && own.every(({ there, back }) => there.slowness > 1 && back.slowness > 1);
  return [
    ...(isIsolated ? [] : [item('isolate', { type: 'partition', groups: [[id]] })]),
    ...(hasCut ? [item('healServer', { type: 'heal', who: [id] })] : []),
    isSlow ? line('speedUpServer', `slow ${name} 1x`) : line('slowServer', `slow ${name} ${factor}x`, { factor }),
  ];
}

function health({ id, diskSlowness, skew: present }: ServerModel): readonly MenuItem[] {
  return [
    diskSlowness === 1
      ? item('slowDisk', { type: 'slowDisk', process: id, factor }, { values: { factor } })
      : item('speedUpDisk', { type: 'slowDisk', process: id, factor: 1 }),
    present === 1
      ? item('skew', { type: 'skew', process: id, factor: skew }, { values: { factor: skew } })
      : item('unskew', { type: 'skew', process: id, factor: 1 }),
  ];
}

export function linkMenu(link: LinkModel, servers: readonly ServerModel[]): readonly MenuItem[] {
  const [a, b] = [servers[link.a], servers[link.b]];
  if (a === undefined || b === undefined) return [];
  const ends = { from: a.id, to: b.id };
  const { there, back } = link;
  return [
    ...(there.isCut && back.isCut ? [] : [item('cut', { type: 'cut', ...ends, bothWays: true })]),
    ...(there.isCut
      ? []
      : [item('cutOneWay', { type: 'cut', ...ends, bothWays: false }, { values: { from: a.name, to: b.name } })]),
    ...(back.isCut
      ? []
      : [
          item(
            'cutOneWay',
            { type: 'cut', from: b.id, to: a.id, bothWays: false },
            { values: { from: b.name, to: a.name } },
          ),
        ]),
    ...(there.isCut || back.isCut ? [item('healLink', { type: 'heal', who: [a.id, b.id] })] : []),
    Math.max(there.slowness, back.slowness) === 1
      ? item('slowLink', { type: 'slowLink', ...ends, factor }, { values: { factor } })
      : item('speedUpLink', { type: 'slowLink', ...ends, factor: 1 }),
    Math.max(there.loss, back.loss) === 0
      ? item('lose', { type: 'loss', ...ends, share: lossShare }, { values: { percent: lossShare * 100 } })
      : item('loseNothing', { type: 'loss', ...ends, share: 0 }),
  ];
}

export function messageMenu({ id, parcel }: InFlight<ProtocolTypes>, isHeld: boolean): readonly MenuItem[] {
  const isStream = parcel.type !== 'message' || parcel.connection !== null;
  return [
    item(isStream ? 'dropStream' : 'drop', { type: 'drop', message: id }),
    // What a cut holds back has no hour of arrival that could be put off.
    ...(isHeld
      ? []
      : [
          item(
            'delay',
            { type: 'delay', message: id, by: delayMicroseconds },
            { values: { ms: delayMicroseconds / 1000 } },
          ),
          item('duplicate', { type: 'duplicate', message: id }),
          item('deliverNow', { type: 'deliverNow', message: id }),
        ]),
  ];
}

/** The lines and acts of an item as they are typed. */
export function commandOf(deed: Deed, textOf: (act: Act<ProtocolTypes>) => string, server: string): string {
  switch (deed.type) {
    case 'act':
      return textOf(deed.act);
    case 'command':
      return deed.line;
    case 'requestForm':
      return `${server} …`;
  }
}

type Options = Partial<Pick<MenuItem, 'values' | 'isGrave'>>;

const item = (label: string, act: Act<ProtocolTypes>, { values = {}, isGrave = false }: Options = {}): MenuItem => ({
  label: `menu.${label}`,
  values,
  deed: { type: 'act', act },
  isGrave,
});

const line = (label: string, text: string, values: MenuItem['values'] = {}): MenuItem => ({
  label: `menu.${label}`,
  values,
  deed: { type: 'command', line: text },
  isGrave: false,
});
