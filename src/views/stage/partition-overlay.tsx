import { type JSX, useEffect, useRef } from 'react';
import type { StageLayout } from './geometry';
import { attachPartitionPen, type PartitionShape, type PenCallbacks } from './gestures/partition-pen';
import { round } from './paths';

interface PartitionOverlayProps extends Omit<PenCallbacks, 'layout'> {
  readonly layout: StageLayout;
  readonly shape: PartitionShape;
}

/** Lies over the stage while the partition tool is in hand: a drag draws what separates servers. */
export function PartitionOverlay(props: PartitionOverlayProps): JSX.Element {
  const { layout, shape } = props;
  const area = useRef<SVGRectElement>(null);
  const ink = useRef<SVGGElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (area.current === null || ink.current === null) return;
    return attachPartitionPen(area.current, ink.current, shape, {
      layout: () => latest.current.layout,
      preview: (servers) => latest.current.preview(servers),
      loops: (sides) => latest.current.loops(sides),
      finish: (sides) => latest.current.finish(sides),
    });
  }, [shape]);
  return (
    <g className="partition-overlay">
      <rect
        ref={area}
        width={round(layout.size.width)}
        height={round(layout.size.height)}
        data-testid="partition-area"
        data-shape={shape}
      />
      <g ref={ink} />
    </g>
  );
}
