import { type JSX, useEffect, useRef } from 'react';
import { usePresenting } from './presenting';

/** A dot where the pointer is. It is drawn above everything and is never in the way of a click. */
export function Laser(): JSX.Element {
  const dot = useRef<HTMLDivElement>(null);
  const isPointing = usePresenting((now) => now.isPointing);
  useEffect(() => {
    // It follows also while it is not shown, so that it appears where the pointer is.
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      if (dot.current !== null) dot.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
    };
    const passive = { passive: true, capture: true };
    for (const type of ['pointermove', 'pointerdown'] as const) document.addEventListener(type, follow, passive);
    return () => {
      for (const type of ['pointermove', 'pointerdown'] as const) document.removeEventListener(type, follow, passive);
    };
  }, []);
  return <div ref={dot} className="laser" data-testid="laser" hidden={!isPointing} aria-hidden="true" />;
}
