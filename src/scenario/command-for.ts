import type { Act } from '../kernel/act';
import { unreachable } from '../kernel/assert';
import type { MessageId, ProcessId } from '../kernel/ids';
import { findInFlight } from '../kernel/intervene';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { nameIn } from '../kernel/world';
import type { Entry } from './entry';
import { writeDuration, writeFactor, writeRange, writeShare } from './quantities';
import { matching } from './resolve';

/** The command that an act amounts to, so that a click can show how it is typed. `trace` is the run before the act. */
export function commandFor<P extends ProtocolTypes>(act: Act<P>, trace: Trace<P>, entry: Entry<P>): string {
  const name = (id: ProcessId): string => nameIn(trace, id);
  switch (act.type) {
    case 'start':
    case 'crash':
    case 'die':
    case 'pause':
    case 'resume':
    case 'wipe':
      return `${act.type} ${name(act.process)}`;
    case 'partition':
      return partition(act.groups.map((group) => group.map(name)));
    case 'cut':
      return `cut ${name(act.from)}${act.bothWays ? '' : ' ->'} ${name(act.to)}`;
    case 'heal':
      return ['heal', ...act.who.map(name)].join(' ');
    case 'drop':
    case 'duplicate':
      return `${act.type} ${messageName(act.message, trace, entry)}`;
    case 'deliverNow':
      return `deliver ${messageName(act.message, trace, entry)}`;
    case 'delay':
      return `delay ${messageName(act.message, trace, entry)} by ${writeDuration(act.by)}`;
    case 'latency':
      return `latency ${name(act.from)} ${name(act.to)} ${writeRange(act.range)}`;
    case 'loss':
      return `loss ${name(act.from)} ${name(act.to)} ${writeShare(act.share)}`;
    case 'slowLink':
      return `slow ${name(act.from)} ${name(act.to)} ${writeFactor(act.factor)}`;
    case 'slowDisk':
      return `slow disk ${name(act.process)} ${writeFactor(act.factor)}`;
    case 'skew':
      return `skew ${name(act.process)} ${writeFactor(act.factor)}`;
    case 'timer':
      return `timer ${name(act.process)} ${act.timer} in ${act.after === 0 ? '0ms' : writeDuration(act.after)}`;
    case 'request':
      return `${name(act.process)} ${entry.dialect.writeRequest(act.request)}`;
    default:
      return unreachable(act);
  }
}

function partition(groups: readonly (readonly string[])[]): string {
  const isEachAlone = groups.length > 0 && groups.every((group) => group.length === 1);
  return isEachAlone
    ? `isolate ${groups.flat().join(' ')}`
    : `partition ${groups.map((group) => group.join(' ')).join(' / ')}`;
}

/** By type, way and label where that chooses this message; else by its number. */
function messageName<P extends ProtocolTypes>(id: MessageId, trace: Trace<P>, entry: Entry<P>): string {
  const item = findInFlight(trace.head.world, id);
  if (item === null || item.parcel.type !== 'message') return `#${id}`;
  const name = item.parcel.message.type;
  const { label } = entry.portrait.message(item.parcel.message);
  const [from, to] = [item.from, item.to].map((process) => ({ type: 'process', id: process, column: 0 }) as const);
  const words = [
    name,
    `${nameIn(trace, item.from)} -> ${nameIn(trace, item.to)}`,
    ...(isOneWord(label) ? [label] : []),
  ];
  const pattern = {
    column: 0,
    text: '',
    all: false,
    id: null,
    name,
    from: from ?? null,
    to: to ?? null,
    label: isOneWord(label) ? label : null,
  };
  return isOneWord(name) && matching(trace, entry, pattern)?.[0]?.id === id ? words.join(' ') : `#${id}`;
}

const isOneWord = (text: string): boolean => /^[^\s"#]+$/.test(text);
