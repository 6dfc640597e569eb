/** What on the stage a person points at, as its elements say in `data-tip`. */
export type Pointed =
  | { readonly type: 'server' | 'disk'; readonly position: number }
  | { readonly type: 'link'; readonly key: string }
  | { readonly type: 'message'; readonly id: number };

const actable = '[data-process], [data-link], [data-message], [data-disk], [data-grip]';

/** The element around a target that a click acts on. */
export const actedOn = (target: EventTarget): Element | null =>
  target instanceof Element ? target.closest(actable) : null;

/** The element around a target that can be explained. */
export const explained = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('[data-tip]') : null;

export const tipKey = (element: Element): string => element.getAttribute('data-tip') ?? '';

export function readPointed(element: Element): Pointed | null {
  const [kind, name = ''] = tipKey(element).split(' ');
  switch (kind) {
    case 'server':
    case 'timer':
      return { type: 'server', position: Number(name) };
    case 'disk':
      return { type: 'disk', position: Number(name) };
    case 'link':
      return { type: 'link', key: name };
    case 'message':
      return { type: 'message', id: Number(name) };
    default:
      return null;
  }
}

/** Moves the focus to the neighbour of the same kind; left and right belong to the tape. Returns whether there was one. */
export function rove(container: Element, from: EventTarget, by: 1 | -1): boolean {
  const present = from instanceof Element ? from.closest('[data-rove]') : null;
  const group = present?.getAttribute('data-rove');
  if (present === null || group === null || group === undefined) return false;
  const all = [...container.querySelectorAll<SVGElement>(`[data-rove="${group}"]`)];
  const next = all[(all.indexOf(present as SVGElement) + by + all.length) % all.length];
  next?.focus();
  return next !== undefined;
}
