import type { JSX } from 'react';
import type { LaneRow } from './lanes';

interface LaneProps {
  readonly row: LaneRow;
  readonly isCurrent: boolean;
  /** Where in its row the lane lies, in percent from above. */
  readonly middle: number;
}

/** A branch as a line from where it begins to where it ends, and what leaves the lines above. */
export function Lane({ row: { lane, goesOn, stems, depth }, isCurrent, middle }: LaneProps): JSX.Element {
  const place = { top: '0%', middle: `${middle}%`, bottom: '100%' } as const;
  const across = (at: number): string => `${at * 100}%`;
  return (
    <svg className="lane" data-is-current={isCurrent} aria-hidden="true">
      {stems.map(({ at, from, to }) => (
        <line key={`${at} ${from}`} x1={across(at)} x2={across(at)} y1={place[from]} y2={place[to]} />
      ))}
      {lane === null ? null : (
        <g className="lane-line">
          <line x1={across(lane.from)} x2={across(lane.to)} y1={place.middle} y2={place.middle} />
          {depth === 0 ? null : <circle cx={across(lane.from)} cy={place.middle} r="3.5" />}
        </g>
      )}
      {goesOn ? (
        <svg className="lane-on" x="100%" y={place.middle} overflow="visible" aria-hidden="true">
          <path d="M3-4l5 4-5 4z" />
        </svg>
      ) : null}
    </svg>
  );
}
