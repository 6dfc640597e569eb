import { unreachable } from './assert';
import { changeProcess, type Draft, freshId, ownProcess, schedule, setProcess } from './draft';
import { connectionId, type Duration, instant, type RequestId, type StepIndex } from './ids';
import { transmit } from './network';
import type { Effect, ProtocolTypes } from './protocol';
import { advance, between } from './random';
import { at, set } from './vector';
import { type Down, isRunning, type Outcome, type Process, type Running, type Setup, type Write } from './world';

/** Carries out, in order, what the process at a position asked for. */
export function perform<P extends ProtocolTypes>(
  draft: Draft<P>,
  setup: Setup<P>,
  position: number,
  effects: readonly Effect<P>[],
): void {
  for (const effect of effects) {
    const process = draft.processes[position];
    if (isRunning(process)) performOne(draft, setup, position, process, effect);
  }
}

function performOne<P extends ProtocolTypes>(
  draft: Draft<P>,
  setup: Setup<P>,
  position: number,
  process: Running<P>,
  effect: Effect<P>,
): void {
  switch (effect.type) {
    case 'send':
      return send(draft, process, effect);
    case 'dial': {
      const connection = connectionId(freshId(draft));
      const sockets = new Map(process.sockets).set(connection, {
        peer: effect.to,
        channel: effect.channel,
        open: false,
      });
      changeProcess(draft, position, { sockets });
      transmit(draft, process.id, effect.to, { type: 'dial', connection, channel: effect.channel });
      schedule(draft, {
        at: instant(draft.now + effect.timeout),
        id: freshId(draft),
        cause: draft.cause,
        type: 'dialTimeout',
        process: process.id,
        connection,
      });
      return;
    }
    case 'hangUp': {
      const socket = process.sockets.get(effect.connection);
      if (socket === undefined) return;
      changeProcess(draft, position, { sockets: without(process.sockets, effect.connection) });
      transmit(draft, process.id, socket.peer, {
        type: 'close',
        connection: effect.connection,
        channel: socket.channel,
      });
      return;
    }
    case 'listen': {
      const others = process.listening.filter((channel) => channel !== effect.channel);
      changeProcess(draft, position, { listening: effect.open ? [...others, effect.channel] : others });
      return;
    }
    case 'persist':
      return persist(draft, setup, position, process, effect.stable);
    case 'startTimer':
      return startTimer(draft, position, process, effect.timer, effect.between);
    case 'stopTimer': {
      if (process.timers[effect.timer] === undefined) return;
      const { [effect.timer]: _, ...timers } = process.timers;
      changeProcess(draft, position, { timers });
      return;
    }
    case 'reply':
      return conclude(draft, position, effect.request, {
        type: 'answered',
        result: effect.result,
        at: draft.now,
        step: draft.cause as StepIndex,
      });
    case 'abandon':
      return conclude(draft, position, effect.request, { type: 'lost', at: draft.now, step: draft.cause as StepIndex });
    case 'reach':
    case 'because':
      return; // The trace keeps them; the world has no use for them.
    default:
      return unreachable(effect);
  }
}

function send<P extends ProtocolTypes>(
  draft: Draft<P>,
  process: Running<P>,
  effect: Extract<Effect<P>, { type: 'send' }>,
): void {
  // Writing to a socket that is closed on this side goes nowhere, as in any program that has not noticed yet.
  if (effect.connection !== null && process.sockets.get(effect.connection)?.open !== true) return;
  transmit(draft, process.id, effect.to, { type: 'message', connection: effect.connection, message: effect.message });
}

export function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

function startTimer<P extends ProtocolTypes>(
  draft: Draft<P>,
  position: number,
  process: Running<P>,
  timer: P['timer'],
  range: readonly [Duration, Duration],
): void {
  const span = Math.round(between(process.random, range[0], range[1]) * process.skew);
  const due = instant(draft.now + span);
  const running = process.timers[timer];
  // A timer that is only put off keeps its agenda entry, which looks again when it comes up: a timer that every packet
  // restarts would otherwise leave one stale entry a packet behind.
  const keeps = running !== undefined && running.entryAt <= due;
  const entry = keeps
    ? running.entry
    : schedule(draft, { at: due, id: freshId(draft), cause: draft.cause, type: 'timer', process: process.id, timer });
  const entryAt = keeps ? running.entryAt : due;
  const own = ownProcess(draft, position, process);
  if (range[0] !== range[1]) own.random = advance(process.random);
  own.timers = { ...process.timers, [timer]: { startedAt: draft.now, due, entry, entryAt } };
}

function persist<P extends ProtocolTypes>(
  draft: Draft<P>,
  setup: Setup<P>,
  position: number,
  process: Running<P>,
  stable: P['stable'],
): void {
  const write: Write<P> = { stable, since: draft.now, cause: draft.cause as StepIndex };
  if (process.disk.writing !== null) {
    // The whole value is written, so the newest one waiting contains all that were asked for before it (group commit).
    const { stable: old, writing, slowness } = process.disk;
    ownProcess(draft, position, process).disk = { stable: old, writing, next: write, slowness };
    return;
  }
  startWrite(draft, setup, position, process, write);
}

/** Begins a write; the disk answers after a drawn time. */
export function startWrite<P extends ProtocolTypes>(
  draft: Draft<P>,
  setup: Setup<P>,
  position: number,
  process: Running<P>,
  write: Write<P>,
): void {
  const [low, high] = setup.timing.disk;
  const span = Math.round(between(process.random, low, high) * process.disk.slowness);
  schedule(draft, {
    at: instant(draft.now + span),
    id: freshId(draft),
    cause: draft.cause,
    type: 'synced',
    process: process.id,
    incarnation: process.incarnation,
  });
  const { stable, slowness } = process.disk;
  const own = ownProcess(draft, position, process);
  own.random = advance(process.random);
  own.disk = { stable, writing: write, next: null, slowness };
}

function conclude<P extends ProtocolTypes>(
  draft: Draft<P>,
  position: number,
  id: RequestId,
  outcome: Outcome<P>,
): void {
  const request = at(draft.requests, id);
  const process = draft.processes[position];
  if (request === undefined || request.outcome !== null || !isRunning(process)) return;
  draft.requests = set(draft.requests, id, { ...request, outcome });
  ownProcess(draft, position, process).pending = process.pending.filter((other) => other !== id);
}

/** Takes a running process down: what it knew, its timers, its unwritten writes and its clients' requests are gone. */
export function stop<P extends ProtocolTypes>(
  draft: Draft<P>,
  position: number,
  process: Running<P>,
  status: Down<P>['status'],
): void {
  for (const id of process.pending) {
    conclude(draft, position, id, { type: 'lost', at: draft.now, step: draft.cause as StepIndex });
  }
  const { id, kind, disk, random, incarnation, skew } = process;
  const down: Process<P> = {
    ...{ status, id, kind, random, incarnation, skew },
    disk: { ...disk, writing: null, next: null },
  };
  setProcess(draft, position, down);
  if (status === 'dead') return;
  for (const [connection, socket] of process.sockets) {
    transmit(draft, id, socket.peer, { type: 'close', connection, channel: socket.channel });
  }
}
