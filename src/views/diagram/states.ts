import type { InFlight } from '../../kernel/agenda';
import { happen } from '../../kernel/happen';
import { type ConnectionId, instant, stepIndex } from '../../kernel/ids';
import { carryOut, inFlight } from '../../kernel/intervene';
import type { ProtocolTypes } from '../../kernel/protocol';
import { firstWorld } from '../../kernel/run';
import type { Step } from '../../kernel/trace';
import { at, lowerBound } from '../../kernel/vector';
import { isRunning, positionOf } from '../../kernel/world';
import type { AnyTrace, AnyWorld } from '../../player/contract';
import { endFlight, type Flight } from './flights';
import { sentBy, type TraceIndex } from './trace-index';

/** Reads on from world to world while `mayGoOn` says so; whether all that is known of steps is known of states too. */
export function readStates(index: TraceIndex, mayGoOn: () => boolean): boolean {
  const { bands, trace } = index;
  const total = index.at.length;
  bands.world ??= begun(index);
  while (bands.read < total && mayGoOn()) {
    const step = at(trace.steps, bands.read);
    if (step === undefined) break;
    const before = bands.world;
    bands.world = worldAfter(trace, before, step);
    readSends(index, before, step);
    if (step.occurrence.type === 'act') readAct(index, before, bands.world, step.index);
    readFigures(index, before, bands.world, step.index);
    bands.read += 1;
  }
  return bands.read === total;
}

function begun(index: TraceIndex): AnyWorld {
  const world = firstWorld(index.trace.setup);
  world.processes.forEach((process, lane) => {
    const { tone, state } = index.entry.portrait.process(process, world);
    index.bands.lanes[lane]?.push({ from: -1, tone, state });
  });
  return world;
}

/** The world after a step, from the world before it. Nobody watches, so the auditor is left out. */
function worldAfter(trace: AnyTrace, before: AnyWorld, { index, occurrence }: Step<ProtocolTypes>): AnyWorld {
  if (index === trace.steps.length - 1) return trace.head.world;
  if (occurrence.type !== 'act') return happen(trace, before, index, Number.POSITIVE_INFINITY)?.world ?? before;
  const found = lowerBound(trace.interventions, ({ step }) => step >= index);
  const when = at(trace.interventions, found)?.at ?? instant(0);
  return carryOut(trace, before, occurrence.act, when, stepIndex(index)).world;
}

function readFigures(index: TraceIndex, before: AnyWorld, after: AnyWorld, step: number): void {
  for (let lane = 0; lane < after.processes.length; lane++) {
    const process = after.processes[lane];
    if (process === undefined || process === before.processes[lane]) continue;
    const { tone, state } = index.entry.portrait.process(process, after);
    const bands = index.bands.lanes[lane];
    const known = bands?.at(-1);
    if (known?.tone !== tone || known.state !== state) bands?.push({ from: step, tone, state });
  }
}

/** What a step wrote to a closed connection was never under way; what it sent into a cut is held back at once. */
function readSends(index: TraceIndex, before: AnyWorld, step: Step<ProtocolTypes>): void {
  const first = index.firstSent[step.index] ?? 0;
  const from = index.flights.all[first]?.from ?? -1;
  let sent = first;
  const hungUp: number[] = [];
  for (const effect of step.effects) {
    if (effect.type === 'hangUp') hungUp.push(effect.connection);
    if (effect.type !== 'send' || index.lanes.get(effect.to) === undefined) continue;
    const flight = index.flights.all[sent++];
    if (flight === undefined || effect.connection === null) continue;
    const isOpen = !hungUp.includes(effect.connection) && isOpenAt(before.processes[from], step, effect.connection);
    if (!isOpen && flight.fate === 'open') endFlight(index.flights, flight, step.index, 'unsent');
    else if (before.links[from]?.[flight.to]?.cut === true) flight.heldFrom = step.index;
  }
}

type Sender = AnyWorld['processes'][number] | undefined;

/** Whether a connection is open when its process writes: the event that it was handed may have opened or closed it. */
function isOpenAt(sender: Sender, { occurrence }: Step<ProtocolTypes>, connection: ConnectionId): boolean {
  const event = occurrence.type === 'event' ? occurrence.event : null;
  if (event !== null && 'peer' in event && 'connection' in event && event.connection === connection)
    return event.type === 'connected';
  return isRunning(sender) && sender.sockets.get(connection)?.open === true;
}

/** Only acts take messages away, hold them back and let them go. */
function readAct(index: TraceIndex, before: AnyWorld, after: AnyWorld, step: number): void {
  const [left, held, heldBefore] = [numbersOf(underWay(after)), numbersOf(heldIn(after)), numbersOf(heldIn(before))];
  for (const item of underWay(before)) {
    const flight = flightOf(index, before, item);
    if (flight === null) continue;
    if (!left.has(item.id) && flight.end < 0) endFlight(index.flights, flight, step, 'dropped');
    if (held.has(item.id) && !heldBefore.has(item.id)) flight.heldFrom = step;
    if (heldBefore.has(item.id) && !held.has(item.id)) flight.heldTo = step;
  }
}

type Item = InFlight<ProtocolTypes>;

const numbersOf = (items: readonly Item[]): ReadonlySet<number> => new Set(items.map(({ id }) => id));
const heldIn = (world: AnyWorld): readonly Item[] => world.links.flatMap((row) => row.flatMap((link) => link.held));

/** What is on a link, held back by a cut, or waits for a process that is paused. */
function underWay(world: AnyWorld): readonly Item[] {
  const waiting = world.processes.flatMap((process) => (isRunning(process) ? process.waiting : []));
  return [...inFlight(world), ...waiting.filter((item) => item.type === 'arrive')];
}

/** The flight of something under way: by its number, or by who sent it if it never arrived. */
export function flightOf(index: TraceIndex, world: AnyWorld, item: InFlight<ProtocolTypes>): Flight | null {
  const known = index.flights.byId.get(item.id);
  if (known !== undefined || item.parcel.type !== 'message' || item.cause === null) return known ?? null;
  return sentBy(index, item.cause, positionOf(world, item.to), item.parcel.message);
}
