import { createContext, type RefObject, useContext, useLayoutEffect, useState } from 'react';
import type { Size } from './geometry';

/** What a panel is taken to measure before it can be measured: nothing is known, but where the page is rendered to text. */
export const LikelySize = createContext<Size | null>(null);

/** The size of an element, kept up to date; null until it is on the page. */
export function usePanelSize(panel: RefObject<Element | null>): Size | null {
  const [size, setSize] = useState(useContext(LikelySize));
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const measure = (): void => {
      const { width, height } = element.getBoundingClientRect();
      // A folded panel has no room at all; what was drawn before is as good as anything.
      if (width < 1 || height < 1) return;
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [panel]);
  return size;
}
