import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ProcessId } from '../../kernel/ids';
import { processOf } from '../../kernel/world';
import type { Vote } from '../../protocols/zookeeper/messages';
import type { Election, ServerContext } from '../../protocols/zookeeper/state';
import { type BallotRow, type Box, ballotRows, tally } from './ballot-rows';
import { contextOf, type ZooKeeperPanelProps } from './zookeeper-panel';
import { ZxidText } from './zxid-text';
import './panels.css';

/** The ballot box of a server: what it proposes, what it has heard, and how far that is from a quorum. */
export function VotesPanel({ process, before, trace }: ZooKeeperPanelProps): JSX.Element {
  const t = useWords();
  const context = contextOf(process);
  if (context === null) return <p className="panel-note">{t('zookeeper-panels.votes.down')}</p>;
  const earlier = before === null ? null : (contextOf(processOf(before, process.id))?.election ?? null);
  const nameOf = (id: ProcessId): string => trace.setup.processes.find((other) => other.id === id)?.name ?? '–';
  return (
    <div className="votes">
      <VoteSummary context={context} nameOf={nameOf} />
      <BallotBox box="received" self={process.id} election={context.election} before={earlier} nameOf={nameOf} />
      <BallotBox box="outOfElection" self={process.id} election={context.election} before={earlier} nameOf={nameOf} />
    </div>
  );
}

type NameOf = (id: ProcessId) => string;

function VoteSummary({ context, nameOf }: { readonly context: ServerContext; readonly nameOf: NameOf }): JSX.Element {
  const t = useWords();
  const { election, isObserver } = context;
  return (
    <>
      <p className="votes-round">{t('zookeeper-panels.votes.round', { round: election.round })}</p>
      <dl className="votes-own">
        <div>
          <dt>{t('zookeeper-panels.votes.proposal')}</dt>
          <dd>
            {isObserver ? t('zookeeper-panels.votes.observer') : <VoteText vote={election.proposal} nameOf={nameOf} />}
          </dd>
        </div>
        {election.decided === null ? null : (
          <div>
            <dt>{t('zookeeper-panels.votes.decided')}</dt>
            <dd>
              <VoteText vote={election.decided} nameOf={nameOf} />
            </dd>
          </div>
        )}
      </dl>
      <QuorumMeter context={context} />
    </>
  );
}

/** A vote with its fields named, never as a bare pair. */
function VoteText({ vote, nameOf }: { readonly vote: Vote; readonly nameOf: NameOf }): JSX.Element {
  const t = useWords();
  return (
    <>
      <strong>{nameOf(vote.leader)}</strong>
      <span className="votes-field">
        {t('zookeeper-panels.votes.zxid')} <ZxidText zxid={vote.zxid} />
      </span>
      <span className="votes-field">
        {t('zookeeper-panels.votes.peerEpoch')} {vote.peerEpoch < 0 ? '–' : vote.peerEpoch}
      </span>
    </>
  );
}

function QuorumMeter({ context }: { readonly context: ServerContext }): JSX.Element {
  const t = useWords();
  const { have, need, isQuorum } = tally(context);
  const dots = context.config.voters.map((_, place) => ({ place, isOn: place < have, isLast: place + 1 === need }));
  return (
    <div className={isQuorum ? 'votes-meter is-quorum' : 'votes-meter'}>
      <span className="votes-dots" aria-hidden="true">
        {dots.map(({ place, isOn, isLast }) => (
          <span key={place} className={`votes-dot ${isOn ? 'is-on' : ''} ${isLast ? 'is-last' : ''}`} />
        ))}
      </span>
      <span>
        {need === null
          ? t(isQuorum ? 'zookeeper-panels.votes.weightedQuorum' : 'zookeeper-panels.votes.weighted', { have })
          : t(isQuorum ? 'zookeeper-panels.votes.quorum' : 'zookeeper-panels.votes.count', { have, need })}
      </span>
    </div>
  );
}

interface BallotBoxProps {
  readonly box: Box;
  readonly self: ProcessId;
  readonly election: Election;
  readonly before: Election | null;
  readonly nameOf: NameOf;
}

const columns = ['from', 'state', 'proposes', 'zxid', 'peerEpoch', 'round'] as const;

function BallotBox({ box, self, election, before, nameOf }: BallotBoxProps): JSX.Element {
  const t = useWords();
  const rows = ballotRows(box, election, before);
  return (
    <section className="ballot-box">
      <h3 title={t(`zookeeper-panels.votes.${box}.long`)}>{t(`zookeeper-panels.votes.${box}`)}</h3>
      {rows.length === 0 ? (
        <p className="panel-note">{t('zookeeper-panels.votes.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`zookeeper-panels.votes.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.voter} row={row} isOwn={row.voter === self} nameOf={nameOf} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({
  row,
  isOwn,
  nameOf,
}: {
  readonly row: BallotRow;
  readonly isOwn: boolean;
  readonly nameOf: NameOf;
}): JSX.Element {
  const t = useWords();
  const { voter, ballot, supports, change } = row;
  return (
    <tr className={change === 'same' ? undefined : 'marked-row'}>
      <th scope="row">
        {nameOf(voter)}
        {isOwn ? <span className="ballot-own"> {t('zookeeper-panels.votes.own')}</span> : null}
        {change === 'same' ? null : <span className="visually-hidden"> {t('zookeeper-panels.votes.justNow')}</span>}
      </th>
      <td className="ballot-state">{ballot.state}</td>
      <td>
        <strong>{nameOf(ballot.leader)}</strong>
        {supports ? <span title={t('zookeeper-panels.votes.supports')}> ✓</span> : null}
      </td>
      <td>
        <ZxidText zxid={ballot.zxid} />
      </td>
      <td>{ballot.peerEpoch < 0 ? '–' : ballot.peerEpoch}</td>
      <td>{ballot.electionEpoch}</td>
    </tr>
  );
}
