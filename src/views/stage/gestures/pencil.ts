import { select } from 'd3-selection';
import type { Point } from '../geometry';
import { round } from '../paths';
import type { Sketch } from './meaning';
import './gestures.css';

/** Draws what a drag would do, into a group and a label that nothing else fills. */
export interface Pencil {
  /** Shows a copy of an element that hangs on the pointer; `from` is where its own origin is now. */
  lift(element: Element): void;
  draw(sketch: Sketch): void;
  /** What it means, and the command that it amounts to, beside a place of the panel. */
  say(what: string, command: string, at: Point): void;
  clear(): void;
}

export function attachPencil(group: SVGGElement, label: HTMLElement): Pencil {
  const line = select(group).append('path').attr('class', 'pull-line').attr('hidden', '');
  const ghost = select(group).append('g').attr('class', 'pull-ghost');
  const cross = select(group).append('path').attr('class', 'pull-cross').attr('d', 'M-13-13L13 13M13-13L-13 13');
  const what = label.appendChild(document.createElement('span'));
  const command = label.appendChild(document.createElement('code'));
  const pencil: Pencil = {
    lift: (element) => {
      ghost.node()?.replaceChildren(bareCopy(element));
    },
    draw: ({ d, look, ghost: at }) => {
      line.attr('hidden', null).attr('d', d).attr('class', `pull-line pull-${look}`);
      const place = at === null ? null : `translate(${round(at.x)} ${round(at.y)})`;
      ghost.attr('transform', place);
      cross.attr('transform', place).attr('hidden', look === 'loss' ? null : '');
    },
    say: (text, line2, at) => {
      if (what.textContent !== text) what.textContent = text;
      if (command.textContent !== line2) command.textContent = line2;
      command.hidden = line2 === '';
      label.hidden = false;
      const place = besidePointer(at, label);
      label.style.transform = `translate(${round(place.x)}px, ${round(place.y)}px)`;
    },
    clear: () => {
      line.attr('hidden', '');
      cross.attr('hidden', '');
      ghost.node()?.replaceChildren();
      label.hidden = true;
    },
  };
  pencil.clear();
  return pencil;
}

const identities = ['role', 'tabindex', 'transform', 'aria-label', 'aria-haspopup'];
const data = ['message', 'type', 'tip', 'rove', 'look', 'isHovered'];

/** It looks the same and is nothing: neither the pointer nor a screen reader finds it. */
function bareCopy(element: Element): Element {
  const copy = element.cloneNode(true) as SVGElement;
  for (const name of identities) copy.removeAttribute(name);
  for (const name of data) delete copy.dataset[name];
  return copy;
}

const gap = 18;
const edge = 6;

/** To the right below the pointer, or where there is room; never under a finger. */
function besidePointer({ x, y }: Point, label: HTMLElement): Point {
  const { offsetWidth: width, offsetHeight: height, parentElement: panel } = label;
  const [right, bottom] = [(panel?.clientWidth ?? 0) - edge, (panel?.clientHeight ?? 0) - edge];
  const left = x + gap + width <= right ? x + gap : x - gap - width;
  const top = y + gap + height <= bottom ? y + gap : y - gap - height;
  return { x: Math.max(edge, Math.min(left, right - width)), y: Math.max(edge, Math.min(top, bottom - height)) };
}
