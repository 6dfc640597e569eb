import type { ProcessId } from '../../../kernel/ids';
import type { Point, StageLayout } from '../geometry';
import { chord, round } from '../paths';
import { factorFor } from './amounts';
import type { Hold } from './meaning';

export interface LinkGrip {
  readonly layout: StageLayout;
  /** Positions of its ends, and their ids. */
  readonly a: number;
  readonly b: number;
  readonly from: ProcessId;
  readonly to: ProcessId;
}

/** A link whose middle is pulled out to the side is longer, and so slower. */
export function holdLink({ layout, a, b, from, to }: LinkGrip): Hold {
  const [start, end] = chord(layout, a, b);
  return {
    meant: (at) => {
      const factor = factorFor(bowOf(start, end, at));
      // The curve runs through the pointer: a quadratic one passes half-way between its control and the middle of its ends.
      const control = { x: 2 * at.x - (start.x + end.x) / 2, y: 2 * at.y - (start.y + end.y) / 2 };
      const sketch = {
        d: `M${round(start.x)} ${round(start.y)}Q${round(control.x)} ${round(control.y)} ${round(end.x)} ${round(end.y)}`,
        look: factor === null ? 'plain' : 'slow',
        ghost: null,
      } as const;
      return factor === null
        ? { id: 'stage.pull.link', values: {}, act: null, sketch }
        : { id: 'stage.pull.slow', values: { factor }, act: { type: 'slowLink', from, to, factor }, sketch };
    },
  };
}

/** How far a point lies beside the line through two others. */
export function bowOf(a: Point, b: Point, p: Point): number {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length === 0) return Math.hypot(p.x - a.x, p.y - a.y);
  return Math.abs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / length;
}
