import type { RequestId } from '../../kernel/ids';
import type { LogRecord } from './records';
import type { ParticipantContext } from './state';
import { because, know, reach, type Turn } from './turn';

type Mine = Turn<ParticipantContext>;

/** What every account holds at the start unless the setup says otherwise. */
export const openingBalance = 100;

/** Whether the account allows this change, and nobody holds its lock. */
export const allows = ({ balance, lock }: ParticipantContext, change: number): boolean =>
  lock === null && balance + change >= 0;

/** Takes the lock and makes the change in memory; gives the records with which it can be taken back and made again. */
export function executeChange(turn: Mine): readonly LogRecord[] {
  const { tx, balance, change } = turn.context;
  if (tx === null) return [];
  because(turn, 'lock-taken', { from: balance, to: balance + change });
  know(turn, { lock: tx, balance: balance + change });
  return [
    { type: 'undo', tx, value: balance },
    { type: 'redo', tx, value: balance + change },
  ];
}

/** Gives the lock back, the change undone where it does not stand, and answers whoever has waited for it. */
export function releaseLock(turn: Mine, outcome: 'commit' | 'abort'): void {
  const { lock, stable } = turn.context;
  if (lock === null) return;
  because(turn, 'lock-released', { outcome, balance: stable.balance });
  know(turn, { lock: null, balance: stable.balance });
  const { readers } = turn.context;
  know(turn, { readers: [] });
  for (const reader of readers) answerRead(turn, reader);
}

/** A client reads the balance: at once, or when the transaction that holds the lock has ended here. */
export function read(turn: Mine, request: RequestId): void {
  const { lock, readers } = turn.context;
  if (lock === null) return answerRead(turn, request);
  because(turn, 'lock-held', { holder: lock, request });
  know(turn, { readers: [...readers, request] });
}

function answerRead(turn: Mine, request: RequestId): void {
  turn.effects.push({ type: 'reply', request, result: { error: null, value: String(turn.context.balance) } });
  reach(turn, 'answered', { request });
}
