import { type JSX, memo } from 'react';
import { cardLayouts } from './card-layout';
import type { StageLayout } from './geometry';
import type { DiskModel } from './model';
import { round } from './paths';

interface DiskSignsProps {
  readonly disks: readonly DiskModel[];
  readonly layout: StageLayout;
}

/** A small disk on the edge of each card: what it is doing, and the way to its menu for the pointer. */
export const DiskSigns = memo(function DiskSigns({ disks, layout }: DiskSignsProps): JSX.Element | null {
  // The smallest card has no edge to spare. With the keyboard the card's own menu does the same.
  if (layout.form === 'mini') return null;
  return (
    <g className="disks">
      {disks.map((disk, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a disk is its server's place.
        <DiskSign key={position} disk={disk} position={position} layout={layout} />
      ))}
    </g>
  );
});

const half = 8;

const DiskSign = memo(function DiskSign({ disk, position, layout }: DiskProps): JSX.Element {
  const { seats, centre, card, form } = layout;
  const seat = seats[position] ?? centre;
  const { log, header, padding } = cardLayouts[form];
  const down = log === null ? (header + card.height) / 2 + 1 : log.top + log.cell / 2;
  // Beside the log, and as far beyond the edge of the card as that takes.
  const left = Math.max(half + 1, seat.x - card.width / 2 + padding - half - 2);
  const classes = ['disk', `disk-writes-${disk.writes}`, ...(disk.slowness === 1 ? [] : ['disk-slow'])];
  return (
    <g
      className={classes.join(' ')}
      transform={`translate(${round(left)} ${round(seat.y - card.height / 2 + down)})`}
      data-disk={position}
      data-tip={`disk ${position}`}
      data-writes={disk.writes}
    >
      <rect className="disk-area" x={-12} y={-12} width={24} height={24} />
      <rect className="disk-plate" x={-half} y={-half} width={2 * half} height={2 * half} rx={4} />
      <path className="disk-side" d="M-4.5-3.2V3.2C-4.5 4.4-2.5 5.2 0 5.2S4.5 4.4 4.5 3.2V-3.2" />
      {disk.writes > 0 && <path className="disk-filling" d={fillings[disk.writes]} />}
      <ellipse className="disk-top" cy={-3.2} rx={4.5} ry={1.9} />
    </g>
  );
});

interface DiskProps {
  readonly disk: DiskModel;
  readonly position: number;
  readonly layout: StageLayout;
}

/** Half full while a write is under way, full while another waits for it. */
const fillings = {
  0: '',
  1: 'M-4.5.6C-4.5 1.8-2.5 2.5 0 2.5S4.5 1.8 4.5.6V3.2C4.5 4.4 2.5 5.2 0 5.2S-4.5 4.4-4.5 3.2Z',
  2: 'M-4.5-3.2C-4.5-2-2.5-1.3 0-1.3S4.5-2 4.5-3.2V3.2C4.5 4.4 2.5 5.2 0 5.2S-4.5 4.4-4.5 3.2Z',
} as const;
