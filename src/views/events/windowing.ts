/** A list of rows of one height, and the part of it that is looked at. All lengths are CSS pixels. */
export interface Viewport {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

/** The rows to be drawn: from `first` up to and without `end`, `offset` pixels below the top of the whole list. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
  readonly offset: number;
}

/** Rows drawn above and below what is seen, so that a flick of the wheel meets no gap. */
export const overscan = 8;

/** The window of a viewport. A scroll position beyond the end, as after a filter, shows the end. */
export function rowWindow({ scrollTop, height, rowHeight, count }: Viewport): RowWindow {
  const furthest = Math.max(0, count * rowHeight - height);
  const top = Math.min(Math.max(0, scrollTop), furthest);
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + overscan);
  return { first, end, offset: first * rowHeight };
}

/** More rows than this are never drawn at once, wherever the viewport stands. */
export const mostRows = ({ height, rowHeight }: Viewport): number => Math.ceil(height / rowHeight) + 1 + 2 * overscan;

/**
 * The scroll position nearest to the present one at which the row is seen whole, with `margin` rows on either side of it
 * as far as the viewport has room for them.
 */
export function scrollToRow({ scrollTop, height, rowHeight }: Viewport, row: number, margin = 0): number {
  const room = Math.max(0, Math.floor((height / rowHeight - 1) / 2));
  const around = Math.min(margin, room) * rowHeight;
  const top = row * rowHeight - around;
  const bottom = (row + 1) * rowHeight + around;
  if (top < scrollTop) return Math.max(0, top);
  return bottom > scrollTop + height ? bottom - height : scrollTop;
}
