import { type JSX, useEffect, useRef, useState } from 'react';
import type { StageLayout } from './geometry';
import { attachLater, type Later } from './gestures/attach-later';
import type { PartitionShape, PenCallbacks } from './gestures/partition-pen';
import { round } from './paths';

interface PartitionOverlayProps extends Omit<PenCallbacks, 'layout'> {
  readonly layout: StageLayout;
  readonly shape: PartitionShape;
}

/** Lies over the stage while the partition tool is in hand: a drag draws what separates servers. It is there as soon as its pen is. */
export function PartitionOverlay(props: PartitionOverlayProps): JSX.Element | null {
  const [attachPen, setAttachPen] = useState<AttachPen | null>(null);
  useEffect(
    () =>
      attachLater(({ attachPartitionPen }) => {
        setAttachPen(() => attachPartitionPen);
        return () => undefined;
      }),
    [],
  );
  return attachPen === null ? null : <PartitionArea {...props} attachPen={attachPen} />;
}

type AttachPen = Later['attachPartitionPen'];

function PartitionArea(props: PartitionOverlayProps & { readonly attachPen: AttachPen }): JSX.Element {
  const { layout, shape, attachPen } = props;
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
    return attachPen(surface, group, shape, callbacks);
  }, [shape, attachPen]);
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
