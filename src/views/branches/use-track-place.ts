import { type RefObject, useLayoutEffect, useState } from 'react';

/** With less room than this beside the tape's track, texts stand above the lanes and not before them. */
const leastText = 420;

/** Gives an element the place of the tape's track, so that its lanes lie on the same scale; tells whether rows must be stacked. */
export function useTrackPlace(element: RefObject<HTMLElement | null>): boolean {
  const [isStacked, setStacked] = useState(false);
  useLayoutEffect(() => {
    const box = element.current;
    const track = box?.parentElement?.querySelector('.scrubber-track');
    if (!box || !track) return;
    const place = (): void => {
      const { left, width } = track.getBoundingClientRect();
      const before = left - box.getBoundingClientRect().left;
      box.style.setProperty('--lane-left', `${before}px`);
      box.style.setProperty('--lane-width', `${width}px`);
      setStacked(before < leastText);
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(box);
    observer.observe(track);
    return () => observer.disconnect();
  }, [element]);
  return isStacked;
}
