import { type JSX, memo, use } from 'react';
import { ToneIcon, toneClass } from '../shapes/tone-icon';
import { BesideContext } from './beside';
import { type CardLayout, cardLayouts, meterWidth } from './card-layout';
import type { CardForm, Point, Size } from './geometry';
import { LogStrip } from './log-strip';
import type { ServerModel } from './model';
import { round } from './paths';
import { ownName, type StageWords, serverLabel, stateWord, troubles } from './stage-words';
import { fitted, textWidth } from './text-width';
import './server-card.css';

interface ServerCardProps {
  readonly server: ServerModel;
  readonly form: CardForm;
  readonly card: Size;
  readonly seat: Point;
  readonly words: StageWords;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  /** On the other side of the line that a person is drawing. */
  readonly isParted: boolean;
}

export const ServerCard = memo(function ServerCard(props: ServerCardProps): JSX.Element {
  const { server, form, card, seat, words, isSelected } = props;
  const isDiffering = use(BesideContext)?.differing.has(server.name) === true;
  const { figure } = server;
  const at = cardLayouts[form];
  const classes = ['server', toneClass(figure.tone), `server-${form}`];
  if (!server.votes) classes.push('server-without-vote');
  if (props.isParted) classes.push('server-parted');
  return (
    // biome-ignore lint/a11y/useSemanticElements: an HTML button cannot stand in a drawing.
    <g
      className={classes.join(' ')}
      transform={`translate(${round(seat.x - card.width / 2)} ${round(seat.y - card.height / 2)})`}
      role="button"
      aria-haspopup="dialog"
      aria-pressed={isSelected}
      aria-label={
        isDiffering ? words.t('stage.differing', { server: serverLabel(words, server) }) : serverLabel(words, server)
      }
      tabIndex={props.isTabStop ? 0 : -1}
      data-rove="servers"
      data-tip={`server ${server.position}`}
      data-process={server.name}
      data-tone={figure.tone}
      data-status={server.status}
    >
      {isSelected && (
        <rect className="server-ring" x={-5} y={-5} width={card.width + 10} height={card.height + 10} rx={12} />
      )}
      <rect className="server-box" width={card.width} height={card.height} rx={8} />
      <path className="server-header" d={headerPath(card.width, Math.min(at.header, card.height), form)} />
      {server.status === 'paused' && <path className="server-hatch" d={hatch(card)} />}
      <Heading server={server} at={at} form={form} card={card} words={words} />
      {at.tags !== null && <Tags server={server} at={at} card={card} words={words} />}
      {at.log !== null && (
        <LogStrip
          figure={figure}
          position={server.position}
          at={at}
          width={card.width - 2 * at.padding}
          top={at.log.top}
        />
      )}
      {at.meter !== null && figure.meter !== null && (
        <Meter have={figure.meter.have} need={figure.meter.need} form={form} at={at} card={card} />
      )}
      <Troubles server={server} card={card} words={words} />
      {isDiffering && <DifferingSign card={card} />}
    </g>
  );
});

/** Whatever the two runs show here is not the same. */
const DifferingSign = ({ card }: { readonly card: Size }): JSX.Element => (
  <g className="server-differing" transform={`translate(${round(card.width - 6)} ${round(card.height - 4)})`}>
    <circle r={9} />
    <path d="M-4.5-2H4.5M-4.5 2H4.5M2.5-5L-2.5 5" />
  </g>
);

interface PartProps {
  readonly server: ServerModel;
  readonly at: CardLayout;
  readonly card: Size;
  readonly words: StageWords;
}

/** Name at the left, state at the right; a small card has room for the sign of the state only. */
function Heading({ server, at, form, card, words }: PartProps & { readonly form: CardForm }): JSX.Element {
  const state = stateWord(words, server);
  const hasWord = form !== 'compact' && form !== 'mini';
  const right = card.width - at.padding;
  const icon = at.stateSize;
  const besideName = right - icon - 4 - at.padding - textWidth(server.name, at.nameSize, 'bold') - 4;
  const room = hasWord ? besideName : right - at.padding;
  // A long word is set smaller rather than cut off: it is what a reader looks for.
  const stateSize = Math.min(at.stateSize, round((at.stateSize * room) / textWidth(state, at.stateSize, 'bold')));
  const middle = at.header / 2;
  return (
    <>
      <text className="server-name" x={at.padding} y={round(middle + at.nameSize * 0.36)} fontSize={at.nameSize}>
        {server.name}
      </text>
      <ToneIcon tone={server.figure.tone} size={icon} x={round(right - icon)} y={round(middle - icon / 2)} />
      {hasWord && (
        <text
          className="server-state"
          textAnchor="end"
          x={round(right - icon - 4)}
          y={round(middle + at.stateSize * 0.36)}
          fontSize={stateSize}
        >
          {state}
        </text>
      )}
      {form === 'compact' && (
        <text className="server-state-below" x={at.padding} y={32.5} fontSize={stateSize}>
          {state}
        </text>
      )}
    </>
  );
}

/** As many labelled values as the width has room for, the first at the left and the last at the right. */
function Tags({ server, at, card, words }: PartProps): JSX.Element | null {
  if (at.tags === null) return null;
  const { baseline, size } = at.tags;
  const shown = tagsThatFit(server, words, card.width - 2 * at.padding, size);
  return (
    <>
      {shown.map(({ key, name, value }, i) => (
        <text
          key={key}
          className="server-tag"
          x={i === 0 ? at.padding : card.width - at.padding}
          y={baseline}
          fontSize={size}
          textAnchor={i === 0 ? 'start' : 'end'}
        >
          {name !== '' && <tspan className="server-tag-name">{`${name} `}</tspan>}
          <tspan className="mono">{value}</tspan>
        </text>
      ))}
    </>
  );
}

interface ShownTag {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

const mostTags = 2;

/** The most important tags; where names take too much room, values stand alone, and in the end the first is left out. */
function tagsThatFit({ figure }: ServerModel, words: StageWords, width: number, size: number): readonly ShownTag[] {
  const named = figure.tags
    .slice(0, mostTags)
    .map(({ key, value }) => ({ key, name: ownName(words, 'tag', key), value }));
  const bare = named.map((tag, i) => (i === 0 ? tag : { ...tag, name: '' }));
  const isFitting = (tags: readonly ShownTag[]): boolean =>
    tags.reduce(
      (sum, { name, value }) => sum + textWidth(`${name} `, size, 'text') + textWidth(value, size, 'mono'),
      6,
    ) <= width;
  return [named, bare].find(isFitting) ?? named.slice(-1);
}

/** A count towards a quorum: one pip for each that is needed while they can be counted by eye, and the figures. */
function Meter({
  have,
  need,
  form,
  at,
  card,
}: {
  readonly have: number;
  readonly need: number;
  readonly form: CardForm;
  readonly at: CardLayout;
  readonly card: Size;
}): JSX.Element | null {
  if (at.meter === null) return null;
  const right = card.width - at.padding;
  const left = right - meterWidth(form) + 8;
  const step = (right - left) / Math.max(need, 1);
  return (
    <g className={have >= need ? 'meter meter-full' : 'meter'}>
      <text className="mono" x={right} y={at.meter.baseline - 2} fontSize={at.meter.size} textAnchor="end">
        {`${have} / ${need}`}
      </text>
      {Array.from({ length: need }, (_, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a pip is nothing but its place.
          key={i}
          className={i < have ? 'pip pip-filled' : 'pip'}
          x={round(left + i * step)}
          y={at.meter === null ? 0 : at.meter.baseline + 1}
          width={round(Math.max(1, step - 1.5))}
          height={2.5}
        />
      ))}
    </g>
  );
}

/** Marks at the upper edge: a slow disk, a skewed clock, what waits for a paused server. */
function Troubles({
  server,
  card,
  words,
}: {
  readonly server: ServerModel;
  readonly card: Size;
  readonly words: StageWords;
}): JSX.Element | null {
  const found = troubles(words, server);
  if (found.length === 0) return null;
  const text = fitted(found.join(' · '), card.width + 20, 12, 'text');
  const width = textWidth(text, 12, 'text') + 12;
  return (
    <g className="server-trouble" transform={`translate(${round(card.width / 2 - width / 2)} -14)`}>
      <rect width={round(width)} height={17} rx={8.5} />
      <text x={6} y={12.5} fontSize={12}>
        {text}
      </text>
    </g>
  );
}

function headerPath(width: number, height: number, form: CardForm): string {
  const r = 8;
  if (form === 'mini')
    return `M${r} 0H${width - r}A${r} ${r} 0 0 1 ${width} ${r}V${height - r}A${r} ${r} 0 0 1 ${width - r} ${height}H${r}A${r} ${r} 0 0 1 0 ${height - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
  return `M${r} 0H${width - r}A${r} ${r} 0 0 1 ${width} ${r}V${height}H0V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
}

/** Slanted lines over the whole card: it is there, and does nothing. */
function hatch({ width, height }: Size): string {
  const lines: string[] = [];
  for (let x = 10; x < width + height - 4; x += 9) {
    const [x1, y1] = x < width - 2 ? [x, 2] : [width - 2, x - width + 4];
    const [x2, y2] = x < height - 2 ? [2, x] : [x - height + 4, height - 2];
    lines.push(`M${x1} ${y1}L${x2} ${y2}`);
  }
  return lines.join('');
}
