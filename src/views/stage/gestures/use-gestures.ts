import { type RefObject, useEffect, useRef } from 'react';
import type { Pointed } from '../pointing';
import type { StageScene } from '../use-stage';
import { attachLater } from './attach-later';

export interface GestureOptions {
  /** What is drawn at a place of the window without an element of its own. */
  findAt(x: number, y: number): Pointed | null;
  /** A finger has rested on something. */
  openMenu(event: PointerEvent): void;
  closeMenu(): void;
}

/** Where drags are drawn: a group of the picture, and a label over it. */
export interface GesturePlaces {
  readonly sketch: RefObject<SVGGElement | null>;
  readonly label: RefObject<HTMLDivElement | null>;
}

/**
 * Faults by hand: messages, links and timers are dragged, links are struck through, messages doubled by a double click. What
 * reads the gestures comes after the first picture; until then, and without it, clicks and keys do the same.
 */
export function useGestures(scene: StageScene, options: GestureOptions): GesturePlaces {
  const sketch = useRef<SVGGElement>(null);
  const label = useRef<HTMLDivElement>(null);
  const latest = useRef({ scene, options });
  latest.current = { scene, options };
  const { panel } = scene;
  const isReady = scene.layout !== null;
  useEffect(() => {
    const [element, group, words] = [panel.current, sketch.current, label.current];
    if (!isReady || element === null || group === null || words === null) return;
    return attachLater(({ attachGestures }) => attachGestures({ panel: element, sketch: group, label: words, latest }));
  }, [panel, isReady]);
  return { sketch, label };
}
