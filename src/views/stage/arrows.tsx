import { type JSX, memo } from 'react';
import { toneClass } from '../shapes/tone-icon';
import type { Point, StageLayout } from './geometry';
import type { ServerModel } from './model';
import { chord, round } from './paths';

interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly tone: string;
  readonly isDecided: boolean;
}

/** Whom each server prefers or follows: dashed while it may change its mind, a small loop for itself. */
export const Arrows = memo(function Arrows({
  servers,
  layout,
}: {
  readonly servers: readonly ServerModel[];
  readonly layout: StageLayout;
}): JSX.Element {
  return (
    <g className="arrows">
      {arrowsOf(servers).map(({ from, to, tone, isDecided }) => (
        <g
          key={from}
          className={`arrow ${toneClass(tone)}${isDecided ? ' arrow-decided' : ''}`}
          data-arrow={`${from}-${to}`}
        >
          {from === to ? <Loop layout={layout} seat={from} /> : <Straight layout={layout} from={from} to={to} />}
        </g>
      ))}
    </g>
  );
});

function arrowsOf(servers: readonly ServerModel[]): readonly Arrow[] {
  return servers.flatMap(({ position, figure }) => {
    const { arrow, tone } = figure;
    const to = arrow === null ? -1 : servers.findIndex(({ id }) => id === arrow.to);
    return arrow === null || to < 0 ? [] : [{ from: position, to, tone, isDecided: arrow.decided }];
  });
}

const headLength = 9;
const headHalf = 4.5;

function Straight({
  layout,
  from,
  to,
}: {
  readonly layout: StageLayout;
  readonly from: number;
  readonly to: number;
}): JSX.Element | null {
  const [a, b] = chord(layout, from, to);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length < headLength) return null;
  const along: Point = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const base = { x: b.x - along.x * headLength, y: b.y - along.y * headLength };
  return (
    <>
      <path className="arrow-line" d={`M${round(a.x)} ${round(a.y)}L${round(base.x)} ${round(base.y)}`} />
      <path
        className="arrow-head"
        d={`M${round(b.x)} ${round(b.y)}L${round(base.x - along.y * headHalf)} ${round(base.y + along.x * headHalf)}L${round(base.x + along.y * headHalf)} ${round(base.y - along.x * headHalf)}Z`}
      />
    </>
  );
}

/** From the upper edge of a card back into it. */
function Loop({ layout, seat }: { readonly layout: StageLayout; readonly seat: number }): JSX.Element {
  const { x, y } = layout.seats[seat] ?? layout.centre;
  const top = y - layout.card.height / 2;
  const left = x - layout.card.width / 2 + Math.min(30, layout.card.width / 2);
  return (
    <>
      <path className="arrow-line" d={`M${round(left)} ${round(top)}c-4-16 24-16 21-6`} />
      <path className="arrow-head" d={`M${round(left + 20.4)} ${round(top)}l-4.2-8.4l8.8 .6Z`} />
    </>
  );
}
