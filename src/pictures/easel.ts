import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { stageStyles } from './stage-styles';
import type { Easel } from './stage-svg';

/** Draws with the page's own React, into an element that is never shown. */
export function openEasel(document: Document): Easel & { close(): void } {
  const place = document.createElement('div');
  const root = createRoot(place);
  return {
    styles: stageStyles,
    render: (drawing) => {
      flushSync(() => root.render(drawing));
      return place.innerHTML;
    },
    close: () => root.unmount(),
  };
}
