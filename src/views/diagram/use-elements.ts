import { type RefObject, useCallback, useMemo, useRef } from 'react';
import type { Elements } from './instrument';

export interface ElementRefs {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly plot: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly playhead: RefObject<HTMLDivElement | null>;
  readonly veil: RefObject<HTMLDivElement | null>;
}

/** The elements that the instrument moves, and how it gets them once they are on the page. */
export function useElements(): { readonly refs: ElementRefs; readonly read: () => Elements | null } {
  const [scroller, plot, playhead, veil] = [useDiv(), useDiv(), useDiv(), useDiv()];
  const canvas = useRef<HTMLCanvasElement>(null);
  const refs = useMemo(() => ({ scroller, plot, canvas, playhead, veil }), [scroller, plot, playhead, veil]);
  const read = useCallback((): Elements | null => {
    if (scroller.current === null || plot.current === null || canvas.current === null) return null;
    if (playhead.current === null || veil.current === null) return null;
    return {
      ...{ scroller: scroller.current, plot: plot.current, canvas: canvas.current },
      ...{ playhead: playhead.current, veil: veil.current },
    };
  }, [scroller, plot, playhead, veil]);
  return { refs, read };
}

const useDiv = (): RefObject<HTMLDivElement | null> => useRef<HTMLDivElement>(null);
