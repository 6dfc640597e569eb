import { type AgendaItem, first, type InFlight, withoutFirst } from './agenda';
import { unreachable } from './assert';
import {
  changeProcess,
  type Draft,
  draftOf,
  freshId,
  nextInstant,
  ownProcess,
  schedule,
  setProcess,
  worldOf,
} from './draft';
import { perform, startWrite, without } from './effects';
import { type Instant, instant, type StepIndex } from './ids';
import { transmit } from './network';
import type { Effect, ProcessEvent, Protocol, ProtocolTypes } from './protocol';
import type { Occurrence, Step } from './trace';
import { isRunning, type Process, positionOf, type Running, type Setup, type World } from './world';

/** The run's unchanging part, which every step needs. */
export interface Cast<P extends ProtocolTypes> {
  readonly protocol: Protocol<P>;
  readonly setup: Setup<P>;
}

/** A step with the world after it. */
export interface Happening<P extends ProtocolTypes> {
  readonly world: World<P>;
  readonly step: Step<P>;
}

/** Lets the next thing of the agenda happen, unless it is due after `limit`: null then, or where nothing is to come. */
export function happen<P extends ProtocolTypes>(
  cast: Cast<P>,
  world: World<P>,
  index: StepIndex,
  limit: number,
): Happening<P> | null {
  const draft = draftOf(world);
  for (let item = first(draft.agenda); item !== null && item.at <= limit; item = first(draft.agenda)) {
    draft.agenda = withoutFirst(draft.agenda);
    const handed = receive(cast, draft, item);
    if (handed === null) continue;
    draft.now = nextInstant(draft.now, item.at);
    draft.cause = index;
    return conclude(cast, draft, index, item, handed);
  }
  return null;
}

/**
 * The world after everything up to `limit` that needs no process and comes before anything that does: refused dials,
 * timers that were put off. An intervention finds such a world, whether it is made live or replayed.
 */
export function drain<P extends ProtocolTypes>(cast: Cast<P>, world: World<P>, limit: Instant): World<P> {
  let drained = world;
  for (let item = first(drained.agenda); item !== null && item.at <= limit; item = first(drained.agenda)) {
    const draft = draftOf(drained);
    draft.agenda = withoutFirst(draft.agenda);
    if (receive(cast, draft, item) !== null) return drained;
    drained = worldOf(draft);
  }
  return drained;
}

/** What a process is handed: an event, its start, or a message that no one takes. */
type Handed<P extends ProtocolTypes> =
  | { readonly type: 'event'; readonly position: number; readonly event: ProcessEvent<P> }
  | { readonly type: 'boot'; readonly position: number }
  | { readonly type: 'lost'; readonly item: InFlight<P>; readonly content: P['message'] };

function conclude<P extends ProtocolTypes>(
  cast: Cast<P>,
  draft: Draft<P>,
  index: StepIndex,
  item: AgendaItem<P>,
  handed: Handed<P>,
): Happening<P> {
  // Steps are kept by the hundred thousand: one literal of one shape makes them all.
  const stepOf = (occurrence: Occurrence<P>, effects: readonly Effect<P>[], verdict: Step<P>['verdict']): Step<P> => ({
    index,
    at: draft.now,
    cause: item.cause,
    occurrence,
    effects,
    verdict,
  });
  if (handed.type === 'lost') {
    const { from, to, id, sentAt } = handed.item;
    const occurrence: Occurrence<P> = { type: 'lost', process: to, from, message: id, sentAt, content: handed.content };
    return { world: worldOf(draft), step: stepOf(occurrence, [], 'lost') };
  }
  if (handed.type === 'boot') {
    const effects = boot(cast, draft, handed.position);
    const process = (draft.processes[handed.position] as Process<P>).id;
    return { world: worldOf(draft), step: stepOf({ type: 'boot', process }, effects, 'handled') };
  }
  const { effects, verdict } = hand(cast, draft, handed.position, handed.event);
  const process = (draft.processes[handed.position] as Process<P>).id;
  const isMessage = item.type === 'arrive';
  const occurrence: Occurrence<P> = {
    type: 'event',
    process,
    event: handed.event,
    message: isMessage ? item.id : null,
    sentAt: isMessage ? item.sentAt : null,
  };
  return { world: worldOf(draft), step: stepOf(occurrence, effects, verdict) };
}

/** Hands an event to a running process and carries out what it asks for. */
export function hand<P extends ProtocolTypes>(
  cast: Cast<P>,
  draft: Draft<P>,
  position: number,
  event: ProcessEvent<P>,
): { effects: readonly Effect<P>[]; verdict: Step<P>['verdict'] } {
  const process = draft.processes[position] as Running<P>;
  const [state, effects] = cast.protocol.step(process.state, event);
  if (state === process.state && effects.length === 0) return { effects, verdict: 'ignored' };
  ownProcess(draft, position, process).state = state;
  perform(draft, cast.setup, position, effects);
  return { effects, verdict: 'handled' };
}

/** Starts a process that is down with what its disk holds. */
export function boot<P extends ProtocolTypes>(cast: Cast<P>, draft: Draft<P>, position: number): readonly Effect<P>[] {
  const { id, kind, disk, random, incarnation, skew } = draft.processes[position] as Process<P>;
  const { config, rulesOff } = cast.setup;
  const [state, effects] = cast.protocol.boot({ self: id, kind, config, rulesOff, stable: disk.stable });
  setProcess(draft, position, {
    status: 'up',
    id,
    kind,
    disk,
    random,
    incarnation: incarnation + 1,
    skew,
    state,
    timers: {},
    sockets: new Map(),
    listening: [],
    waiting: [],
    pending: [],
  });
  perform(draft, cast.setup, position, effects);
  return effects;
}

/** What an entry of the agenda hands to a process; null where it needs none. */
function receive<P extends ProtocolTypes>(cast: Cast<P>, draft: Draft<P>, item: AgendaItem<P>): Handed<P> | null {
  draft.cause = item.cause;
  const position = positionOf(draft.was, item.type === 'arrive' ? item.to : item.process);
  const process = draft.processes[position];
  if (process === undefined) return null;
  if (item.type === 'boot') return isRunning(process) ? null : { type: 'boot', position };
  if (process.status === 'paused') {
    changeProcess(draft, position, { waiting: [...process.waiting, item] });
    return null;
  }
  draft.now = instant(Math.max(draft.now, item.at));
  if (item.type === 'arrive') return arrive(draft, position, process, item);
  if (process.status !== 'up') return null;
  switch (item.type) {
    case 'timer': {
      const timer = process.timers[item.timer];
      if (timer === undefined || timer.entry !== item.id) return null;
      if (timer.due > item.at) {
        const entry = schedule(draft, {
          at: timer.due,
          id: freshId(draft),
          cause: draft.cause,
          type: 'timer',
          process: process.id,
          timer: item.timer,
        });
        changeProcess(draft, position, {
          timers: { ...process.timers, [item.timer]: { ...timer, entry, entryAt: timer.due } },
        });
        return null;
      }
      const { [item.timer]: _, ...timers } = process.timers;
      changeProcess(draft, position, { timers });
      return { type: 'event', position, event: { type: item.timer } };
    }
    case 'ask':
      return { type: 'event', position, event: item.event };
    case 'synced':
      return item.incarnation === process.incarnation ? finishWrite(cast, draft, position, process) : null;
    case 'dialTimeout': {
      const socket = process.sockets.get(item.connection);
      if (socket === undefined || socket.open) return null;
      changeProcess(draft, position, { sockets: without(process.sockets, item.connection) });
      return { type: 'event', position, event: { type: 'dialFailed', peer: socket.peer, channel: socket.channel } };
    }
    default:
      return unreachable(item);
  }
}

function finishWrite<P extends ProtocolTypes>(
  cast: Cast<P>,
  draft: Draft<P>,
  position: number,
  process: Running<P>,
): Handed<P> | null {
  const { writing, next } = process.disk;
  if (writing === null) return null;
  const own = ownProcess(draft, position, process);
  own.disk = { stable: writing.stable, writing: null, next: null, slowness: process.disk.slowness };
  if (next !== null) startWrite(draft, cast.setup, position, own, next);
  return { type: 'event', position, event: { type: 'synced', stable: writing.stable } };
}

/** What comes off a link: a message, or one of the packets by which streams open and close. */
function arrive<P extends ProtocolTypes>(
  draft: Draft<P>,
  position: number,
  process: Process<P>,
  item: InFlight<P>,
): Handed<P> | null {
  const { parcel, from, to } = item;
  const running = isRunning(process) ? process : null;
  if (parcel.type === 'message') return arriveMessage(draft, position, process, item, parcel);
  const { connection, channel } = parcel;
  if (process.status === 'dead') return null;
  const socket = running?.sockets.get(connection);
  switch (parcel.type) {
    case 'dial': {
      if (running === null || !running.listening.includes(channel)) {
        transmit(draft, to, from, { type: 'refuse', connection, channel });
        return null;
      }
      const sockets = new Map(running.sockets).set(connection, { peer: from, channel, open: true });
      changeProcess(draft, position, { sockets });
      transmit(draft, to, from, { type: 'accept', connection, channel });
      return { type: 'event', position, event: { type: 'connected', peer: from, channel, connection, dialled: false } };
    }
    case 'accept': {
      if (running === null || socket === undefined) {
        transmit(draft, to, from, { type: 'close', connection, channel });
        return null;
      }
      changeProcess(draft, position, { sockets: new Map(running.sockets).set(connection, { ...socket, open: true }) });
      return { type: 'event', position, event: { type: 'connected', peer: from, channel, connection, dialled: true } };
    }
    case 'refuse':
    case 'close': {
      if (running === null || socket === undefined) return null;
      changeProcess(draft, position, { sockets: without(running.sockets, connection) });
      const event = socket.open
        ? ({ type: 'disconnected', peer: from, channel, connection } as const)
        : ({ type: 'dialFailed', peer: from, channel } as const);
      return { type: 'event', position, event };
    }
    default:
      return unreachable(parcel);
  }
}

function arriveMessage<P extends ProtocolTypes>(
  draft: Draft<P>,
  position: number,
  process: Process<P>,
  item: InFlight<P>,
  parcel: Extract<InFlight<P>['parcel'], { type: 'message' }>,
): Handed<P> | null {
  const { connection, message } = parcel;
  const { from, to } = item;
  const isCut = connection === null && draft.links[positionOf(draft.was, from)]?.[position]?.cut === true;
  const socket = connection === null || !isRunning(process) ? undefined : process.sockets.get(connection);
  const isTaken = process.status === 'up' && !item.isDoomed && !isCut && (connection === null || socket !== undefined);
  if (isTaken) {
    const event = { type: message.type, from, connection, message } as unknown as ProcessEvent<P>;
    return { type: 'event', position, event };
  }
  // A host answers what belongs to no connection of its with a reset; a host that is gone answers nothing.
  if (connection !== null && process.status !== 'dead') {
    const channel = channelAtSender(draft, item, connection);
    if (channel !== null) transmit(draft, to, from, { type: 'close', connection, channel });
  }
  return { type: 'lost', item, content: message };
}

function channelAtSender<P extends ProtocolTypes>(
  draft: Draft<P>,
  item: InFlight<P>,
  connection: NonNullable<Extract<InFlight<P>['parcel'], { type: 'message' }>['connection']>,
): P['channel'] | null {
  const sender = draft.processes[positionOf(draft.was, item.from)];
  return isRunning(sender) ? (sender.sockets.get(connection)?.channel ?? null) : null;
}
