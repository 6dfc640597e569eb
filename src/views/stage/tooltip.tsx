import { type JSX, useLayoutEffect, useRef, useState } from 'react';
import { placeBeside } from './popover';
import type { PopoverAnchor } from './popover-anchor';
import type { Tip } from './tip';
import './popover.css';

/** Stands beside what it explains and takes no clicks. */
export function Tooltip({ tip, anchor }: { readonly tip: Tip; readonly anchor: PopoverAnchor }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    if (box.current === null) return;
    const { width, height } = box.current.getBoundingClientRect();
    setPlace(placeBeside(anchor, { width, height }, { width: window.innerWidth, height: window.innerHeight }));
  }, [anchor]);
  return (
    <div ref={box} className="tooltip" role="tooltip" style={{ left: `${place.left}px`, top: `${place.top}px` }}>
      <div className="tooltip-title">{tip.title}</div>
      {tip.note !== '' && <div className="tooltip-note">{tip.note}</div>}
      {tip.rows.length > 0 && (
        <dl>
          {tip.rows.map(({ key, value }) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {tip.hint !== undefined && <div className="tooltip-hint">{tip.hint}</div>}
    </div>
  );
}
