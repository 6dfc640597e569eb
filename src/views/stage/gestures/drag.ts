import type { Point } from '../geometry';

/** What happens to something while it is in hand. */
export interface InHand {
  move(at: Point, isAlt: boolean): void;
  /** It is let go where it was moved last. */
  drop(): void;
  cancel(): void;
}

export interface DragCallbacks {
  /** Takes hold of what lies where the pointer went down; null where there is nothing to take. */
  grasp(down: PointerEvent): InHand | null;
  /** Whether there is something that a finger would rather drag than scroll the page. */
  isDraggable(down: PointerEvent): boolean;
  /** A finger has rested where it went down. */
  rest(down: PointerEvent): void;
  /** A place of the window in the units of the stage. */
  pointOf(event: PointerEvent): Point;
}

interface Press {
  readonly down: PointerEvent;
  readonly resting: number;
  readonly isDraggable: boolean;
  /** Null before the pointer has moved as far as a drag does. */
  inHand: InHand | null;
  latest: PointerEvent;
}

/** A hand is never quite still; a finger less than a mouse. */
const slack = { mouse: 4, finger: 9 };
const restMs = 500;

/** Tells clicks from drags on an element: what is dragged is no click, and Escape lets go of it without consequence. */
export function attachDrag(element: HTMLElement, callbacks: DragCallbacks): () => void {
  let press: Press | null = null;
  let swallowsClick = false;

  const release = (): Press | null => {
    const released = press;
    press = null;
    if (released !== null) window.clearTimeout(released.resting);
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('keyup', onKey, true);
    return released;
  };
  const cancel = (): void => release()?.inHand?.cancel();
  const onKey = (event: KeyboardEvent): void => {
    if (press?.inHand == null) return;
    if (event.key === 'Alt') press.inHand.move(callbacks.pointOf(press.latest), event.type === 'keydown');
    else if (event.key !== 'Escape') return;
    else cancel();
    event.preventDefault();
    event.stopPropagation();
  };
  const onDown = (down: PointerEvent): void => {
    // A second finger is a pinch, and takes back what the first one began.
    if (press !== null) return cancel();
    swallowsClick = false;
    if (down.button !== 0 || !down.isPrimary) return;
    const resting = down.pointerType === 'touch' ? window.setTimeout(() => rest(down), restMs) : 0;
    press = { down, resting, isDraggable: callbacks.isDraggable(down), inHand: null, latest: down };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
  };
  const rest = (down: PointerEvent): void => {
    if (press?.inHand !== null) return;
    release();
    swallowsClick = true;
    callbacks.rest(down);
  };
  const onMove = (event: PointerEvent): void => {
    if (press === null || event.pointerId !== press.down.pointerId) return;
    press.latest = event;
    if (press.inHand === null && !hasLeft(press.down, event)) return;
    if (press.inHand === null) {
      window.clearTimeout(press.resting);
      press.inHand = callbacks.grasp(press.down);
      if (press.inHand === null) return void release();
      element.setPointerCapture(event.pointerId);
      swallowsClick = true;
    }
    press.inHand.move(callbacks.pointOf(event), event.altKey);
  };
  const onUp = (event: PointerEvent): void => {
    if (event.pointerId === press?.down.pointerId) release()?.inHand?.drop();
  };
  // `touch-action` means nothing to the parts of a drawing: a finger that drags one of them says so here.
  const onTouchMove = (event: TouchEvent): void => {
    if (press?.isDraggable === true && event.touches.length === 1 && event.cancelable) event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    if (!swallowsClick) return;
    swallowsClick = false;
    event.stopPropagation();
    event.preventDefault();
  };

  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointermove', onMove);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointercancel', cancel);
  element.addEventListener('touchmove', onTouchMove, { passive: false });
  element.addEventListener('click', onClick, true);
  return () => {
    cancel();
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointermove', onMove);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', cancel);
    element.removeEventListener('touchmove', onTouchMove);
    element.removeEventListener('click', onClick, true);
  };
}

const hasLeft = (down: PointerEvent, event: PointerEvent): boolean =>
  Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) >
  (down.pointerType === 'touch' ? slack.finger : slack.mouse);
