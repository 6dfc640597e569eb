import { type JSX, memo } from 'react';
import type { OutcomeFigure } from '../../kernel/describe';
import type { CardForm, StageLayout } from './geometry';
import type { RequestModel } from './model';
import { round } from './paths';
import type { StageWords } from './stage-words';
import { fitted, textWidth } from './text-width';

interface RequestChipsProps {
  readonly requests: readonly RequestModel[];
  readonly layout: StageLayout;
  readonly words: StageWords;
}

/** What clients asked of servers lately, below each server, the newest first, and what came of it. */
export const RequestChips = memo(function RequestChips({ requests, layout, words }: RequestChipsProps): JSX.Element {
  const newestFirst = [...requests].reverse();
  const rank = (request: RequestModel): number =>
    newestFirst.filter(({ target }) => target === request.target).indexOf(request);
  const most = isSmall(layout.form) ? 1 : 2;
  return (
    <g className="requests">
      {newestFirst
        .filter((request) => rank(request) < most)
        .map((request) => (
          <Chip key={request.id} request={request} rank={rank(request)} layout={layout} words={words} />
        ))}
    </g>
  );
});

/** A small card has room for the sign of one outcome only. */
const isSmall = (form: CardForm): boolean => form === 'compact' || form === 'mini';

const size = 12.5;
const height = 19;
/** How far a chip may reach over the card at each side, and how near to the edge of the stage. */
const mostBeyond: Readonly<Partial<Record<CardForm, number>>> = { full: 26, medium: 16 };
const edge = 3;

interface ChipProps {
  readonly request: RequestModel;
  readonly rank: number;
  readonly layout: StageLayout;
  readonly words: StageWords;
}

function Chip({ request, rank, layout, words }: ChipProps): JSX.Element {
  const { outcome } = request;
  const seat = layout.seats[request.target] ?? layout.centre;
  const isBare = isSmall(layout.form);
  const said = isBare ? '' : outcomeWord(words, outcome);
  const saidWidth = said === '' ? 0 : textWidth(said, size, 'bold') + 7;
  const room = layout.card.width + 2 * (mostBeyond[layout.form] ?? 4) - saidWidth - 34;
  const text = isBare ? '' : fitted(request.text, room, size, 'mono');
  const textSpace = text === '' ? 0 : textWidth(text, size, 'mono') + 6;
  const width = 22 + textSpace + saidWidth;
  const x = Math.max(edge, Math.min(seat.x - width / 2, layout.size.width - edge - width));
  const y = seat.y + layout.card.height / 2 + 3 + rank * (height + 2);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing is not interactive.
    <g
      className={`request request-${outcome.status}${request.isOld ? ' request-old' : ''}`}
      transform={`translate(${round(x)} ${round(isBare ? y - height / 2 : y)})`}
      role="img"
      aria-label={`${request.text}: ${outcomeWord(words, outcome)}`}
      data-request={request.id}
      data-outcome={outcome.status}
      data-tip={`request ${request.id}`}
    >
      <rect width={round(width)} height={height} rx={height / 2} />
      <path className="request-sign" transform={`translate(11 ${height / 2})`} d={signs[outcome.status]} />
      {text !== '' && (
        <text className="mono" x={20} y={13.6} fontSize={size}>
          {text}
        </text>
      )}
      {said !== '' && (
        <text className="request-said" x={round(width - 9)} y={13.6} fontSize={size} textAnchor="end">
          {said}
        </text>
      )}
    </g>
  );
}

/** An error by its code, which is the protocol's own word; the rest in the reader's. */
export const outcomeWord = ({ t }: StageWords, { status, error }: OutcomeFigure): string =>
  status === 'error' && error !== null ? error : t(`stage.outcome.${status}`);

/** Three dots, a tick, a cross, a question mark. */
const signs: Readonly<Record<OutcomeFigure['status'], string>> = {
  pending: 'M-4.5 0h.01M0 0h.01M4.5 0h.01',
  ok: 'M-4 .5L-1 3.5L4.5-3',
  error: 'M-3.2-3.2L3.2 3.2M3.2-3.2L-3.2 3.2',
  unknown: 'M-2.4-2.2a2.5 2.3 0 1 1 3.4 2.2c-.8.4-1 .8-1 1.6M0 4.4h.01',
};
