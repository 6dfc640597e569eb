import { countYes, type Lead } from './coordinator';
import type { Arrival } from './messages';
import { hasRecord } from './records';
import { holds } from './rules';
import type { CoordinatorContext } from './state';
import { because, know, patience, post, reach, startTimer, stopTimer, tryAgain, write } from './turn';

// The middle phase of three-phase commit, as its coordinator sees it.

export const mayPrecommit =
  (mayCommit: (knows: CoordinatorContext) => boolean) =>
  (knows: CoordinatorContext): boolean =>
    mayCommit(knows) && holds(knows.rulesOff, 'precommit-before-commit');

/** Skeen: a coordinator that comes back must know that it may not abort any more. */
export function writePrecommit(lead: Lead): void {
  stopTimer(lead, 'votes');
  countYes(lead);
  know(lead, { hasPrecommitted: true });
  write(lead, ['precommit']);
  because(lead, 'precommit-before-commit', { record: 'precommit', forced: true });
}

/** Nobody may commit while anybody is uncertain: first everybody hears that all have voted Yes. */
export function sendPreCommit(lead: Lead): void {
  const { tx, config } = lead.context;
  if (tx === null) return;
  stopTimer(lead, 'votes');
  if (!lead.context.hasPrecommitted) countYes(lead);
  know(lead, { hasPrecommitted: true, told: config.participants, acks: [] });
  reach(lead, 'preCommitted');
  for (const to of config.participants) post(lead, to, { type: 'PreCommit', tx });
  startTimer(lead, 'acks', config.ackTimeout);
}

export function countPreCommitAck(lead: Lead, { from }: Arrival<'ACK'>): void {
  const { acks, told } = lead.context;
  if (acks.includes(from)) return;
  know(lead, { acks: [...acks, from] });
  because(lead, 'precommit-acknowledged', { from, have: lead.context.acks.length, need: told.length });
}

const missingAcks = ({ told, acks }: CoordinatorContext) => told.filter((id) => !acks.includes(id));

export const missAcks = (lead: Lead): void =>
  because(lead, 'acks-missing-abort', { missing: missingAcks(lead.context) });
export const takeSilentForDead = (lead: Lead): void =>
  because(lead, 'acks-missing-commit', { missing: missingAcks(lead.context) });

// Recovery: what the book does not say, and what Skeen's coordinator must.

/** Whether, back from a crash, it may have to learn an outcome that others have reached without it. */
export const mustAsk = ({ config, stable, tx, decision }: CoordinatorContext): boolean =>
  decision === null &&
  (hasRecord(stable.log, tx, 'precommit') || (config.recovery === 'ask' && hasRecord(stable.log, tx, 'start')));

export function askParticipants(lead: Lead): void {
  const { tx, config, attempts } = lead.context;
  if (tx === null) return;
  because(lead, 'asks-decision', { attempt: attempts + 1, asked: config.participants });
  for (const to of config.participants) post(lead, to, { type: 'DECISION-REQUEST', tx });
  startTimer(lead, 'decision', patience(lead.context, config.decisionTimeout));
  tryAgain(lead);
}

/** A participant has reached the outcome meanwhile: it is the coordinator's too. */
export function adopt(lead: Lead, { from, message }: Arrival): void {
  because(lead, 'decision-known', { from, decision: message.type === 'doCommit' ? 'commit' : 'abort' });
}
