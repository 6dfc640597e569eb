import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useRef,
  useState,
} from 'react';
import { usePlayerStore } from '../../player/use-player';
import { actedOn, explained, type Pointed, readPointed, rove, tipKey } from './pointing';
import { anchorOf, type PopoverAnchor } from './popover-anchor';

export interface OpenMenu {
  readonly pointed: Pointed;
  readonly anchor: PopoverAnchor;
}

export interface OpenTip {
  readonly key: string;
  readonly anchor: PopoverAnchor;
}

export interface Pointing {
  readonly menu: OpenMenu | null;
  readonly tip: OpenTip | null;
  /** Opens the menu of what lies where a finger rests. */
  openFor(event: Pick<globalThis.MouseEvent, 'clientX' | 'clientY' | 'target'>): void;
  closeMenu(): void;
  /** For the element in which everything that can be pointed at lies, whoever drew it. */
  readonly handlers: {
    onClick(event: MouseEvent): void;
    onContextMenu(event: MouseEvent): void;
    onKeyDown(event: KeyboardEvent): void;
    onPointerOver(event: PointerEvent): void;
    onPointerLeave(): void;
    onFocus(event: FocusEvent): void;
    onBlur(): void;
  };
}

export interface PointingOptions {
  choose(pointed: Pointed): void;
  /** What is drawn at a place of the window without an element of its own. */
  findAt(x: number, y: number): Pointed | null;
}

/** What a person points at with mouse or keyboard. */
export function usePointing({ choose, findAt }: PointingOptions): Pointing {
  const { menu, openMenu, closeMenu } = useMenu();
  const [tip, setTip] = useState<OpenTip | null>(null);

  const openFor = (pointed: Pointed, anchor: PopoverAnchor, element: Element | null): true => {
    choose(pointed);
    setTip(null);
    openMenu({ pointed, anchor }, element);
    return true;
  };
  const open = (target: EventTarget): boolean => {
    const element = actedOn(target);
    const pointed = element === null ? null : readPointed(element);
    return element !== null && pointed !== null && openFor(pointed, anchorOf(element), element);
  };
  /** A card comes before what is painted over it, and that before the links below it. */
  const openAt = ({
    clientX,
    clientY,
    target,
  }: Pick<globalThis.MouseEvent, 'clientX' | 'clientY' | 'target'>): boolean => {
    if (target === null) return false;
    const isOnCard = target instanceof Element && target.closest('[data-process]') !== null;
    const painted = isOnCard ? null : findAt(clientX, clientY);
    if (painted === null) return open(target);
    return openFor(painted, { left: clientX, right: clientX, top: clientY, bottom: clientY }, null);
  };
  const explain = (target: EventTarget): void => {
    const element = menu === null ? explained(target) : null;
    setTip((old) => {
      if (element === null) return null;
      return old?.key === tipKey(element) ? old : { key: tipKey(element), anchor: anchorOf(element) };
    });
  };
  const handlers: Pointing['handlers'] = {
    onClick: openAt,
    onContextMenu: (event) => {
      if (openAt(event)) event.preventDefault();
    },
    onKeyDown: (event) => {
      if (takeKey(event, open)) event.preventDefault();
    },
    onPointerOver: (event) => explain(event.target),
    onPointerLeave: () => setTip(null),
    onFocus: (event) => {
      if (event.target.matches(':focus-visible')) explain(event.target);
    },
    onBlur: () => setTip(null),
  };
  return { menu, tip, openFor: openAt, closeMenu, handlers };
}

interface MenuState {
  readonly menu: OpenMenu | null;
  openMenu(menu: OpenMenu, opener: Element | null): void;
  closeMenu(): void;
}

/** The run halts while a menu is open, and goes on as it did; the focus goes back to where it came from. */
function useMenu(): MenuState {
  const player = usePlayerStore();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const opener = useRef<Element | null>(null);
  const wasPlaying = useRef(false);
  const openMenu = (opened: OpenMenu, element: Element | null): void => {
    const { isPlaying, pause } = player.getState();
    if (menu === null) wasPlaying.current = isPlaying;
    pause();
    opener.current = element;
    setMenu(opened);
  };
  const closeMenu = useCallback(() => {
    setMenu(null);
    if (opener.current instanceof SVGElement && opener.current.isConnected) opener.current.focus();
    if (wasPlaying.current) player.getState().play();
    wasPlaying.current = false;
  }, [player]);
  return { menu, openMenu, closeMenu };
}

function takeKey(event: KeyboardEvent, open: (target: EventTarget) => boolean): boolean {
  switch (event.key) {
    case 'Enter':
    case ' ':
      return open(event.target);
    case 'ArrowDown':
      return rove(event.currentTarget, event.target, 1);
    case 'ArrowUp':
      return rove(event.currentTarget, event.target, -1);
    default:
      return false;
  }
}
