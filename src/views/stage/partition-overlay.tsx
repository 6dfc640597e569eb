import { type JSX, useEffect, useRef } from 'react';
import type { StageLayout } from './geometry';
import { attachLater } from './gestures/attach-later';
import type { PartitionShape, PenCallbacks } from './gestures/partition-pen';
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
    const [surface, group] = [area.current, ink.current];
    if (surface === null || group === null) return;
    const callbacks: PenCallbacks = {
      layout: () => latest.current.layout,
      preview: (servers) => latest.current.preview(servers),
      loops: (sides) => latest.current.loops(sides),
      finish: (sides) => latest.current.finish(sides),
    };
    return attachLater(({ attachPartitionPen }) => attachPartitionPen(surface, group, shape, callbacks));
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
