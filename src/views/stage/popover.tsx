import { type JSX, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { PopoverAnchor } from './popover-anchor';
import './popover.css';

interface PopoverProps {
  readonly anchor: PopoverAnchor;
  readonly children: ReactNode;
  close(): void;
}

/** Opens beside its anchor, wholly inside the window, and closes by Escape, Tab or a click elsewhere. */
export function Popover({ anchor, children, close }: PopoverProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: anchor.right + gap, top: anchor.top });
  useLayoutEffect(() => {
    if (box.current === null) return;
    const { width, height } = box.current.getBoundingClientRect();
    setPlace(placeBeside(anchor, { width, height }, { width: window.innerWidth, height: window.innerHeight }));
  }, [anchor]);
  useLayoutEffect(() => {
    const closeOutside = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) close();
    };
    document.addEventListener('pointerdown', closeOutside, true);
    return () => document.removeEventListener('pointerdown', closeOutside, true);
  }, [close]);
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for what its content lets through.
    <div
      ref={box}
      className="popover"
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
      onKeyDown={closeByKey}
    >
      {children}
    </div>
  );
}

const gap = 6;
const edge = 8;

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** To the right if there is room, else to the left, else over the anchor; never beyond the window. */
export function placeBeside(
  anchor: PopoverAnchor,
  box: Extent,
  window: Extent,
): { readonly left: number; readonly top: number } {
  const fitsRight = anchor.right + gap + box.width <= window.width - edge;
  const fitsLeft = anchor.left - gap - box.width >= edge;
  const wanted = fitsRight ? anchor.right + gap : fitsLeft ? anchor.left - gap - box.width : anchor.left;
  const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
  const isBeside = fitsRight || fitsLeft;
  const top = isBeside ? anchor.top : anchor.bottom + gap;
  return {
    left: within(wanted, edge, window.width - edge - box.width),
    top: within(top, edge, window.height - edge - box.height),
  };
}
