import { type RefObject, useLayoutEffect, useState } from 'react';

/** How far an element is scrolled and how high it is, followed. */
export function useViewport(ref: RefObject<HTMLElement | null>): {
  readonly scrollTop: number;
  readonly height: number;
} {
  const [viewport, setViewport] = useState({ scrollTop: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const { scrollTop, clientHeight } = element;
      setViewport((known) =>
        known.scrollTop === scrollTop && known.height === clientHeight ? known : { scrollTop, height: clientHeight },
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [ref]);
  return viewport;
}
