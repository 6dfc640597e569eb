import type { OutcomeFigure, ProcessFigure } from '../../kernel/describe';
import type { ProcessId, RequestId, StepIndex } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import { slice } from '../../kernel/vector';
import { type ClientRequest, isRunning, type Link, type Process, type Timer } from '../../kernel/world';
import type { AnyTrace, AnyWorld, ProtocolEntry } from '../../player/contract';
import { sameData } from './same-data';
import { groupsOf } from './separators';

/** What the stage shows of one world: plain data, worked out once for each step. */
export interface StageModel {
  readonly servers: readonly ServerModel[];
  /** The running timers of each server. They change with nearly every step, and no card shows them: motion does. */
  readonly timers: readonly (readonly TimerModel[])[];
  /** What each server's disk is doing; a sign beside the card shows it, so that the card itself need not be drawn again. */
  readonly disks: readonly DiskModel[];
  readonly links: readonly LinkModel[];
  /** For each server, a number that it shares with all whom it can reach. */
  readonly groups: readonly number[];
  /** Requests that are pending or were answered lately, oldest first. */
  readonly requests: readonly RequestModel[];
}

export interface ServerModel {
  /** Place in the setup, and so on the ring. */
  readonly position: number;
  readonly id: ProcessId;
  readonly name: string;
  readonly status: Process<ProtocolTypes>['status'];
  readonly figure: ServerFigure;
  readonly votes: boolean;
  /** How much has arrived while it is paused. */
  readonly waiting: number;
  /** Multipliers of its disk's time and of its clock; 1 where nothing is wrong. */
  readonly diskSlowness: number;
  readonly skew: number;
  /** Whether it has run before. */
  readonly hasRun: boolean;
}

/** What of a process the stage shows; its many other fields are for tables. */
export type ServerFigure = Omit<ProcessFigure, 'fields' | 'active'>;

export interface DiskModel {
  readonly slowness: number;
  /** How many writes are under way: one at a time, and those asked for meanwhile go together in the next. */
  readonly writes: 0 | 1 | 2;
}

export interface TimerModel extends Timer {
  readonly name: string;
}

/** Both directions between two servers; `a` comes first in the setup. */
export interface LinkModel {
  readonly a: number;
  readonly b: number;
  readonly there: WayModel;
  readonly back: WayModel;
  /** Whether both ends run. */
  readonly isAlive: boolean;
  /** How many streams are open. */
  readonly streams: number;
}

export interface WayModel {
  readonly isCut: boolean;
  readonly held: number;
  readonly slowness: number;
  readonly loss: number;
}

export interface RequestModel {
  readonly id: RequestId;
  readonly target: number;
  readonly text: string;
  readonly outcome: OutcomeFigure;
  /** Answered some steps ago: shown with less weight. */
  readonly isOld: boolean;
}

/** A model with the world that it shows. */
export interface Modelled {
  readonly world: AnyWorld;
  readonly model: StageModel;
}

/** The model of a world. What says the same as in the model before is the same value, so that its picture can stay. */
export function stageModel(
  entry: ProtocolEntry,
  trace: AnyTrace,
  world: AnyWorld,
  step: StepIndex,
  before: Modelled | null = null,
): StageModel {
  const servers = world.processes.map((process, position) => ({
    ...serverOf(entry, world, process),
    ...{ position, name: trace.setup.processes[position]?.name ?? String(process.id) },
  }));
  return {
    servers: shared(servers, before?.model.servers),
    timers: world.processes.map(timersOf),
    disks: shared(world.processes.map(diskOf), before?.model.disks),
    links: linksOf(world, before),
    groups: shared(
      groupsOf(world.processes.length, (i, j) => !isSevered(world, i, j)),
      before?.model.groups,
    ),
    requests: shared(requestsOf(entry, world, step), before?.model.requests),
  };
}

/** The new list with every element that says the same as before taken from the old one; the old list if all do. */
function shared<T>(now: readonly T[], before: readonly T[] | undefined): readonly T[] {
  if (before === undefined) return now;
  const merged = now.map((element, i) => {
    const old = before[i];
    return old !== undefined && sameData(element, old) ? old : element;
  });
  return sameElements(merged, before) ? before : merged;
}

const sameElements = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((element, i) => element === b[i]);

/** The servers' names by their place; what stands in commands. */
export const namesOf = (trace: AnyTrace): readonly string[] => trace.setup.processes.map(({ name }) => name);

type OwnModel = Omit<ServerModel, 'position' | 'name'>;

function serverOf(entry: ProtocolEntry, world: AnyWorld, process: Process<ProtocolTypes>): OwnModel {
  const running = isRunning(process) ? process : null;
  const { fields: _, active: __, ...figure } = entry.portrait.process(process, world);
  return {
    id: process.id,
    status: process.status,
    figure,
    votes: figure.votes,
    waiting: running?.waiting.length ?? 0,
    diskSlowness: process.disk.slowness,
    skew: process.skew,
    hasRun: process.incarnation > 0,
  };
}

const diskOf = ({ disk: { slowness, writing, next } }: Process<ProtocolTypes>): DiskModel => ({
  slowness,
  writes: writing === null ? 0 : next === null ? 1 : 2,
});

const timersOf = (process: Process<ProtocolTypes>): readonly TimerModel[] =>
  isRunning(process) ? Object.entries(process.timers).map(([name, timer]) => ({ name, ...timer })) : [];

function linksOf(world: AnyWorld, before: Modelled | null): readonly LinkModel[] {
  const { processes } = world;
  const old = before?.model.links ?? [];
  const links: LinkModel[] = [];
  for (let i = 0; i < processes.length; i++) {
    for (let j = i + 1; j < processes.length; j++) {
      const known = old[links.length];
      const link =
        known !== undefined && before !== null && isUntouched(before.world, world, i, j) ? known : linkOf(world, i, j);
      links.push(known !== undefined && sameData(link, known) ? known : link);
    }
  }
  return sameElements(links, old) ? old : links;
}

/** There are many links, and a step touches few: worlds share what it did not. */
const isUntouched = (before: AnyWorld, now: AnyWorld, i: number, j: number): boolean =>
  before.processes[i] === now.processes[i] &&
  before.processes[j] === now.processes[j] &&
  before.links[i]?.[j] === now.links[i]?.[j] &&
  before.links[j]?.[i] === now.links[j]?.[i];

function linkOf({ processes, links }: AnyWorld, i: number, j: number): LinkModel {
  const [a, b] = [processes[i], processes[j]];
  return {
    ...{ a: i, b: j, there: wayOf(links[i]?.[j]), back: wayOf(links[j]?.[i]) },
    isAlive: isRunning(a) && isRunning(b),
    streams: streamsBetween(a, b),
  };
}

const wayOf = (link: Link<ProtocolTypes> | undefined): WayModel => ({
  isCut: link?.cut ?? false,
  held: link?.held.length ?? 0,
  slowness: link?.slowness ?? 1,
  loss: link?.loss ?? 0,
});

function streamsBetween(a: Process<ProtocolTypes> | undefined, b: Process<ProtocolTypes> | undefined): number {
  if (!isRunning(a) || !isRunning(b)) return 0;
  let open = 0;
  for (const socket of a.sockets.values()) if (socket.open && socket.peer === b.id) open += 1;
  return open;
}

const isSevered = (world: AnyWorld, i: number, j: number): boolean =>
  world.links[i]?.[j]?.cut === true && world.links[j]?.[i]?.cut === true;

/** So many steps after its answer a request loses weight, and so many after it leaves the stage. */
const freshFor = 24;
const shownFor = 90;
/** A server shows its last few. */
const mostEach = 2;

function requestsOf(entry: ProtocolEntry, world: AnyWorld, step: StepIndex): readonly RequestModel[] {
  const recent: RequestModel[] = [];
  const shown = new Map<ProcessId, number>();
  // The newest come last, and a long run has many: look from the end, and no further than one may be shown.
  const all = [...slice(world.requests, Math.max(0, world.requests.length - mostLookedAt))].reverse();
  for (const request of all) {
    const age = request.outcome === null ? 0 : step - request.outcome.step;
    const count = shown.get(request.target) ?? 0;
    if (age > shownFor || count >= mostEach) continue;
    shown.set(request.target, count + 1);
    recent.push(requestOf(entry, world, request, age > freshFor));
  }
  return recent.reverse();
}

const mostLookedAt = 200;

function requestOf(
  entry: ProtocolEntry,
  world: AnyWorld,
  request: ClientRequest<ProtocolTypes>,
  isOld: boolean,
): RequestModel {
  return {
    id: request.id,
    target: world.processes.findIndex(({ id }) => id === request.target),
    text: entry.portrait.request(request.request),
    outcome: entry.portrait.outcome(request),
    isOld,
  };
}
