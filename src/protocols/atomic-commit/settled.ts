import { entries } from '../../kernel/agenda';
import type { Trace } from '../../kernel/trace';
import type { Running, World } from '../../kernel/world';
import { canReach, isBlocked } from './processes';
import type { AtomicCommit, CoordinatorContext } from './state';

const resting: readonly string[] = ['idle', 'committed', 'aborted', 'initial', 'ended'];

/**
 * Whether nothing is under way any more, and nothing is about to be noticed either: everybody that is up has ended, or is
 * blocked and has found out, or repeats itself to someone out of reach (`Dialect.isSettled`).
 */
export function isSettled({ head: { world } }: Trace<AtomicCommit>): boolean {
  const up = world.processes.filter((process): process is Running<AtomicCommit> => process.status === 'up');
  return up.every((process) => isAtRest(world, process)) && !isAnythingUnderWay(world);
}

function isAtRest(world: World<AtomicCommit>, process: Running<AtomicCommit>): boolean {
  const { context, value } = process.state;
  if (process.disk.writing !== null || context.outbox.length > 0) return false;
  if (context.type === 'coordinator' && isTelling(value)) return context.attempts > 0 && repeatsInVain(world, context);
  return resting.includes(value) || (context.attempts > 0 && isBlocked(world, process));
}

/** A coordinator in these states still waits for acknowledgements: where it need not, it passes through them at once. */
const isTelling = (place: string): boolean => place === 'committed' || place === 'aborted' || place === 'doCommit';

const repeatsInVain = (world: World<AtomicCommit>, { self, told, acks }: CoordinatorContext): boolean =>
  told.every((id) => acks.includes(id) || !canReach(world, self, id));

const isAnythingUnderWay = (world: World<AtomicCommit>): boolean =>
  entries(world.agenda).some(({ type }) => type === 'arrive' || type === 'boot' || type === 'ask');
