import type { Act, Refusal } from './act';
import { type AgendaItem, agendaOf, entries, type InFlight } from './agenda';
import { unreachable } from './assert';
import {
  changeProcess,
  type Draft,
  draftOf,
  freshId,
  nextInstant,
  schedule,
  setLink,
  setProcess,
  worldOf,
} from './draft';
import { stop } from './effects';
import { boot, type Cast, drain, type Happening, hand } from './happen';
import { type Instant, instant, type MessageId, type ProcessId, requestId, type StepIndex } from './ids';
import { putBack, release, transmit, withTail } from './network';
import type { Effect, ProtocolTypes } from './protocol';
import type { Step } from './trace';
import { push } from './vector';
import { isRunning, type Link, type Process, positionOf, processOf, type Timer, type World } from './world';

/** Largest factor by which something is slowed down, or a clock skewed. */
const maxFactor = 10_000;

/** Why the act cannot be carried out in this world; null where it can. */
export function refusal<P extends ProtocolTypes>(world: World<P>, act: Act<P>): Refusal | null {
  const named =
    'process' in act
      ? [act.process]
      : 'from' in act
        ? [act.from, act.to]
        : act.type === 'heal'
          ? act.who
          : act.type === 'partition'
            ? act.groups.flat()
            : [];
  if (named.some((id) => processOf(world, id) === undefined)) return 'noSuchProcess';
  if ('from' in act && act.from === act.to) return 'sameProcess';
  if ('factor' in act && !(act.factor > 0 && act.factor <= maxFactor)) return 'outOfRange';
  if (act.type === 'loss' && !(act.share >= 0 && act.share < 1)) return 'outOfRange';
  if (act.type === 'delay' && !(act.by > 0 && Number.isFinite(act.by))) return 'outOfRange';
  if (act.type === 'timer' && !(act.after >= 0 && Number.isSafeInteger(world.now + act.after))) return 'outOfRange';
  if ('message' in act && findInFlight(world, act.message) === null) return 'noSuchMessage';
  const status = 'process' in act ? processOf(world, act.process)?.status : undefined;
  switch (act.type) {
    case 'delay':
    case 'deliverNow':
      // What a cut holds back has no time of arrival that could be moved.
      return isHeld(world, act.message) ? 'heldByCut' : null;
    case 'start':
      return status === 'up' || status === 'paused' ? 'alreadyUp' : null;
    case 'crash':
      return status === 'up' || status === 'paused' ? null : 'alreadyDown';
    case 'die':
      return status === 'dead' ? 'alreadyDown' : null;
    case 'pause':
      return status === 'up' ? null : 'notUp';
    case 'resume':
      return status === 'paused' ? null : 'notPaused';
    case 'timer':
      return runningTimer(processOf(world, act.process), act.timer) === null ? 'noSuchTimer' : null;
    default:
      return null;
  }
}

/** A timer of a process, by a name that may be anything; null where no such timer runs. */
function runningTimer<P extends ProtocolTypes>(process: Process<P> | undefined, name: string): Timer | null {
  return isRunning(process) && Object.hasOwn(process.timers, name) ? (process.timers[name] ?? null) : null;
}

const isHeld = <P extends ProtocolTypes>(world: World<P>, id: MessageId): boolean =>
  world.links.some((row) => row.some((link) => link.held.some((item) => item.id === id)));

/** The message with that number, in flight or held by a cut; null where there is none. */
export function findInFlight<P extends ProtocolTypes>(world: World<P>, id: MessageId): InFlight<P> | null {
  return inFlight(world).find((item) => item.id === id) ?? null;
}

/** Everything that travels on links, in order of arrival; what cuts hold back comes last. */
export function inFlight<P extends ProtocolTypes>(world: World<P>): InFlight<P>[] {
  const flying = entries(world.agenda).filter((item): item is InFlight<P> & AgendaItem<P> => item.type === 'arrive');
  return [...flying, ...world.links.flatMap((row) => row.flatMap((link) => link.held))];
}

/** Carries out an act, the drained world up to `at` being its stage. The act must not be refused. */
export function carryOut<P extends ProtocolTypes>(
  cast: Cast<P>,
  world: World<P>,
  act: Act<P>,
  at: Instant,
  index: StepIndex,
): Happening<P> {
  const draft = draftOf(drain(cast, world, at));
  draft.now = nextInstant(draft.now, at);
  draft.cause = index;
  const { effects, verdict } = apply(cast, draft, act, index);
  const step: Step<P> = { index, at: draft.now, cause: null, occurrence: { type: 'act', act }, effects, verdict };
  return { world: worldOf(draft), step };
}

interface Done<P extends ProtocolTypes> {
  readonly effects: readonly Effect<P>[];
  readonly verdict: Step<P>['verdict'];
}

function apply<P extends ProtocolTypes>(cast: Cast<P>, draft: Draft<P>, act: Act<P>, index: StepIndex): Done<P> {
  const quiet: Done<P> = { effects: [], verdict: 'handled' };
  const place = 'process' in act ? positionOf(draft.was, act.process) : -1;
  const process = draft.processes[place] as Process<P>;
  switch (act.type) {
    case 'start':
      return { effects: boot(cast, draft, place), verdict: 'handled' };
    case 'crash':
      if (isRunning(process)) stop(draft, place, process, 'down');
      return quiet;
    case 'die':
      die(draft, place, process);
      return quiet;
    case 'pause':
      if (process.status === 'up') changeProcess(draft, place, { status: 'paused' });
      return quiet;
    case 'resume':
      resume(draft, place, process);
      return quiet;
    case 'wipe':
      wipe(cast, draft, place, process);
      return quiet;
    case 'partition':
      partition(draft, act.groups);
      return quiet;
    case 'cut':
      cut(draft, positionOf(draft.was, act.from), positionOf(draft.was, act.to));
      if (act.bothWays) cut(draft, positionOf(draft.was, act.to), positionOf(draft.was, act.from));
      return quiet;
    case 'heal':
      heal(draft, act.who);
      return quiet;
    case 'drop':
    case 'duplicate':
    case 'deliverNow':
    case 'delay':
      tamper(draft, act, findInFlight(draft.was, act.message));
      return quiet;
    case 'latency':
      changeLink(draft, act.from, act.to, { latency: act.range });
      return quiet;
    case 'loss':
      changeLink(draft, act.from, act.to, { loss: act.share });
      return quiet;
    case 'slowLink':
      changeLink(draft, act.from, act.to, { slowness: act.factor });
      return quiet;
    case 'slowDisk':
      changeProcess(draft, place, { disk: { ...process.disk, slowness: act.factor } });
      return quiet;
    case 'skew':
      changeProcess(draft, place, { skew: act.factor });
      return quiet;
    case 'timer':
      moveTimer(draft, place, process, act);
      return quiet;
    case 'request':
      return request(cast, draft, place, process, act, index);
    default:
      return unreachable(act);
  }
}

function die<P extends ProtocolTypes>(draft: Draft<P>, place: number, process: Process<P>): void {
  if (isRunning(process)) stop(draft, place, process, 'dead');
  else setProcess(draft, place, { ...process, status: 'dead' });
  // What it had under way is lost with its host: packets that a peer's kernel had not received yet.
  draft.agenda = agendaOf(entries(draft.agenda).filter((item) => item.type !== 'arrive' || item.from !== process.id));
  draft.links[place]?.forEach((link, to) => {
    if (link.held.length + link.streams.length > 0) setLink(draft, place, to, { ...link, held: [], streams: [] });
  });
}

function resume<P extends ProtocolTypes>(draft: Draft<P>, place: number, process: Process<P>): void {
  if (process.status !== 'paused') return;
  changeProcess(draft, place, { status: 'up', waiting: [] });
  for (const item of process.waiting) {
    // It keeps its number, so that a timer's entry is still the timer's. What has arrived comes before what has run out:
    // a socket that holds something is read, and does not time out.
    const hasRunOut = item.type === 'timer' || item.type === 'dialTimeout';
    const at = instant(draft.now + (hasRunOut ? 1 : 0));
    draft.agenda = agendaOf([...entries(draft.agenda), { ...item, at }]);
  }
}

function wipe<P extends ProtocolTypes>(cast: Cast<P>, draft: Draft<P>, place: number, process: Process<P>): void {
  if (isRunning(process)) stop(draft, place, process, 'down');
  const down = draft.processes[place] as Process<P>;
  setProcess(draft, place, {
    ...down,
    disk: { ...down.disk, stable: cast.protocol.emptyStable(cast.setup.config), writing: null, next: null },
  });
}

/** The entry that it has goes stale, and the new one names this step as the cause: it is why the timer rings just then. */
function moveTimer<P extends ProtocolTypes>(
  draft: Draft<P>,
  place: number,
  process: Process<P>,
  { timer: name, after }: Extract<Act<P>, { type: 'timer' }>,
): void {
  const timer = runningTimer(process, name);
  if (timer === null || !isRunning(process)) return;
  const due = instant(draft.now + after);
  const entry = schedule(draft, {
    ...{ at: due, id: freshId(draft), cause: draft.cause },
    ...{ type: 'timer', process: process.id, timer: name },
  });
  changeProcess(draft, place, { timers: { ...process.timers, [name]: { ...timer, due, entry, entryAt: due } } });
}

function partition<P extends ProtocolTypes>(draft: Draft<P>, groups: readonly (readonly ProcessId[])[]): void {
  const groupOf = (process: Process<P>): number => groups.findIndex((group) => group.includes(process.id));
  draft.processes.forEach((a, i) => {
    draft.processes.forEach((b, j) => {
      if (i !== j && groupOf(a) !== groupOf(b)) cut(draft, i, j);
    });
  });
}

function cut<P extends ProtocolTypes>(draft: Draft<P>, i: number, j: number): void {
  const link = draft.links[i]?.[j];
  if (link === undefined || link.cut) return;
  const [from, to] = [draft.processes[i]?.id, draft.processes[j]?.id];
  const isCaught = (item: AgendaItem<P>): item is InFlight<P> & AgendaItem<P> =>
    item.type === 'arrive' && item.from === from && item.to === to && !isDatagram(item);
  const all = entries(draft.agenda);
  const held = all.filter(isCaught);
  if (held.length > 0) draft.agenda = agendaOf(all.filter((item) => !isCaught(item)));
  setLink(draft, i, j, { ...link, cut: true, held });
}

const isDatagram = <P extends ProtocolTypes>(item: InFlight<P>): boolean =>
  item.parcel.type === 'message' && item.parcel.connection === null;

function heal<P extends ProtocolTypes>(draft: Draft<P>, who: readonly ProcessId[]): void {
  const isMeant = (a: ProcessId, b: ProcessId): boolean =>
    who.length < 2 ? who.length === 0 || who.includes(a) || who.includes(b) : who.includes(a) && who.includes(b);
  draft.processes.forEach((a, i) => {
    draft.processes.forEach((b, j) => {
      if (draft.links[i]?.[j]?.cut === true && isMeant(a.id, b.id)) release(draft, i, j);
    });
  });
}

type Tampering<P extends ProtocolTypes> = Extract<Act<P>, { message: MessageId }>;

function tamper<P extends ProtocolTypes>(draft: Draft<P>, act: Tampering<P>, item: InFlight<P> | null): void {
  if (item === null) return;
  switch (act.type) {
    case 'drop':
      return drop(draft, item);
    case 'duplicate':
      putBack(draft, { ...item, id: freshId(draft), at: instant(item.at + 1) });
      return;
    case 'deliverNow':
      // What is ahead of it on its stream comes with it: a stream stays in order.
      return reschedule(
        draft,
        item,
        (other) => other.id <= item.id,
        () => draft.now,
      );
    case 'delay':
      return reschedule(
        draft,
        item,
        (other) => other.id >= item.id,
        (other) => instant(Math.max(other.at, item.at + act.by)),
      );
    default:
      return unreachable(act);
  }
}

/** A dropped datagram is gone. A stream that misses a byte is closed: all under way on it is lost, both ends hear of it. */
function drop<P extends ProtocolTypes>(draft: Draft<P>, item: InFlight<P>): void {
  const { parcel, from, to } = item;
  if (parcel.type === 'message' && parcel.connection === null) return discard(draft, (other) => other.id === item.id);
  const { connection } = parcel;
  discard(draft, (other) => other.parcel.connection === connection);
  for (const [end, peer] of [
    [from, to],
    [to, from],
  ] as const) {
    const process = processOf({ ...draft.was, processes: draft.processes }, end);
    const socket = isRunning(process) ? process.sockets.get(connection as NonNullable<typeof connection>) : undefined;
    if (socket !== undefined)
      transmit(draft, peer, end, {
        type: 'close',
        connection: connection as NonNullable<typeof connection>,
        channel: socket.channel,
      });
  }
}

function discard<P extends ProtocolTypes>(draft: Draft<P>, isMeant: (item: InFlight<P>) => boolean): void {
  draft.agenda = agendaOf(entries(draft.agenda).filter((item) => item.type !== 'arrive' || !isMeant(item)));
  draft.links.forEach((row, i) => {
    row.forEach((link, j) => {
      if (link.held.some(isMeant)) setLink(draft, i, j, { ...link, held: link.held.filter((item) => !isMeant(item)) });
    });
  });
}

function reschedule<P extends ProtocolTypes>(
  draft: Draft<P>,
  item: InFlight<P>,
  isMeant: (other: InFlight<P>) => boolean,
  when: (other: InFlight<P>) => Instant,
): void {
  const { connection } = item.parcel;
  const onSameStream = (other: InFlight<P>): boolean =>
    other.id === item.id || (connection !== null && other.from === item.from && other.parcel.connection === connection);
  const moved: InFlight<P>[] = [];
  draft.agenda = agendaOf(
    entries(draft.agenda).filter((other) => {
      const isMoved = other.type === 'arrive' && onSameStream(other) && isMeant(other);
      if (isMoved) moved.push(other);
      return !isMoved;
    }),
  );
  let latest = 0;
  for (const other of moved) {
    const at = instant(Math.max(when(other), latest + 1));
    putBack(draft, { ...other, at });
    latest = at;
  }
  const [i, j] = [positionOf(draft.was, item.from), positionOf(draft.was, item.to)];
  const link = draft.links[i]?.[j];
  if (link === undefined || connection === null) return;
  const before = link.streams.find((tail) => tail.connection === connection)?.arrives ?? 0;
  const streams = withTail(link.streams, connection, instant(Math.max(before, latest)), draft.now);
  setLink(draft, i, j, { ...link, streams });
}

function changeLink<P extends ProtocolTypes>(
  draft: Draft<P>,
  from: ProcessId,
  to: ProcessId,
  change: Partial<Link<P>>,
): void {
  for (const [a, b] of [
    [from, to],
    [to, from],
  ] as const) {
    const [i, j] = [positionOf(draft.was, a), positionOf(draft.was, b)];
    const link = draft.links[i]?.[j];
    if (link !== undefined) setLink(draft, i, j, { ...link, ...change });
  }
}

/** A client asks. One that finds its server down learns nothing, like one whose connection breaks. */
function request<P extends ProtocolTypes>(
  cast: Cast<P>,
  draft: Draft<P>,
  place: number,
  process: Process<P>,
  act: Extract<Act<P>, { type: 'request' }>,
  index: StepIndex,
): Done<P> {
  const id = requestId(draft.requests.length);
  const isUp = isRunning(process);
  const outcome = isUp ? null : ({ type: 'lost', at: draft.now, step: index } as const);
  draft.requests = push(draft.requests, {
    id,
    target: act.process,
    request: act.request,
    at: draft.now,
    step: index,
    outcome,
  });
  if (!isUp) return { effects: [], verdict: 'lost' };
  changeProcess(draft, place, { pending: [...process.pending, id] });
  const event = { type: 'request', id, request: act.request, at: draft.now } as const;
  if (process.status === 'up') return hand(cast, draft, place, event);
  schedule(draft, { at: draft.now, id: freshId(draft), cause: draft.cause, type: 'ask', process: process.id, event });
  return { effects: [], verdict: 'handled' };
}
