import { type ConnectionId, milliseconds, type ProcessId } from '../../kernel/ids';
import type { Effect, Facts } from '../../kernel/protocol';
import type { Packet } from './messages';
import { holds, type SafetyRule, type ZooKeeperRule } from './rules';
import type { ServerContext, Stable, ZooKeeper, ZooKeeperMilestone, ZooKeeperTimer } from './state';
import type { Epoch } from './zxid';

export type ZooKeeperEffect = Effect<ZooKeeper>;

/**
 * One step of a server in the making: what it knows and what it asks for so far. Only the step that made it changes it,
 * so that a decision can be written as the paper has it, one line after another; seen from outside a step stays pure.
 */
export interface Turn {
  context: ServerContext;
  /** Whether `context` is already this turn's own copy; it is copied once, at the first thing learnt. */
  isOwn: boolean;
  /** The role, once it is this turn's own copy. */
  ownRole: ServerContext['role'];
  readonly effects: ZooKeeperEffect[];
}

export const turnOf = (context: ServerContext): Turn => ({ context, isOwn: false, ownRole: null, effects: [] });

/** What only its maker sees yet may be written to. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What the server knows as this turn's own copy, in which parts may be replaced. */
export function own(turn: Turn): Mutable<ServerContext> {
  if (!turn.isOwn) turn.context = copyOf(turn.context);
  turn.isOwn = true;
  return turn.context;
}

/** Field by field: every turn copies what its server knows, and a spread takes several times as long. */
const copyOf = (context: ServerContext): ServerContext => ({
  self: context.self,
  isObserver: context.isObserver,
  config: context.config,
  rulesOff: context.rulesOff,
  stable: context.stable,
  durable: context.durable,
  asked: context.asked,
  committed: context.committed,
  tree: context.tree,
  applied: context.applied,
  lastProcessed: context.lastProcessed,
  committedFrom: context.committedFrom,
  opensFile: context.opensFile,
  currentVote: context.currentVote,
  election: context.election,
  peers: context.peers,
  role: context.role,
  pending: context.pending,
  departure: context.departure,
});

/** Learns several things at once; with fewer words than `own`, and more slowly. */
export function know(turn: Turn, change: Partial<ServerContext>): void {
  Object.assign(own(turn), change);
}

export const because = (turn: Turn, rule: ZooKeeperRule, facts: Facts): void => {
  turn.effects.push({ type: 'because', rule, facts });
};
export const reach = (turn: Turn, milestone: ZooKeeperMilestone, facts: Facts): void => {
  turn.effects.push({ type: 'reach', milestone, facts });
};

/** Starts a timer of exactly so many milliseconds. */
export const startTimer = (turn: Turn, timer: ZooKeeperTimer, span: number): void => {
  const time = milliseconds(span);
  turn.effects.push({ type: 'startTimer', timer, between: [time, time] });
};
export const stopTimer = (turn: Turn, timer: ZooKeeperTimer): void => {
  turn.effects.push({ type: 'stopTimer', timer });
};

export const sendPacket = (turn: Turn, to: ProcessId, connection: ConnectionId, message: Packet): void => {
  turn.effects.push({ type: 'send', to, connection, message });
};

/** Asks the disk to hold what memory says it should, with a change if there is one. */
export function persist(turn: Turn, change?: Partial<Stable>): void {
  const stable = change === undefined ? turn.context.stable : { ...turn.context.stable, ...change };
  const context = own(turn);
  context.stable = stable;
  context.asked = stable;
  turn.effects.push({ type: 'persist', stable });
}

/** Writes the epoch of an accepted leader beside what the disk is to hold anyway; a database in the making stays in memory. */
export function persistEpoch(turn: Turn, currentEpoch: Epoch): void {
  const { stable, asked } = turn.context;
  know(turn, { stable: { ...stable, currentEpoch }, asked: { ...asked, currentEpoch } });
  turn.effects.push({ type: 'persist', stable: turn.context.asked });
}

export const isInForce = (turn: Turn, rule: SafetyRule): boolean => holds(turn.context.rulesOff, rule);

/** The quorum-side limits in milliseconds. */
export const initTime = ({ config }: ServerContext): number => config.tickTime * config.initLimit;
export const syncTime = ({ config }: ServerContext): number => config.tickTime * config.syncLimit;
