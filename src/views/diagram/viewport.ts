/** What of an axis is seen: the unit at the left edge, and how many pixels a unit takes. */
export interface View {
  readonly left: number;
  readonly scale: number;
}

/** How long the axis is, in units, and how wide the picture of it, in pixels; and the largest scale. */
export interface Extent {
  readonly total: number;
  readonly width: number;
  readonly largest: number;
}

/** Where a followed playhead stands, as a share of the width: what comes next is seen coming. */
const followedAt = 0.7;
const margin = 14;

export const xOf = ({ left, scale }: View, unit: number): number => (unit - left) * scale;
export const unitAt = ({ left, scale }: View, x: number): number => left + x / scale;

/** The smallest scale shows the whole axis. */
const smallest = ({ total, width }: Extent): number => Math.max(1, width - 2 * margin) / Math.max(total, 1);

/** The view with a scale that is allowed, and with something of the axis in it. */
export function clamped(view: View, extent: Extent): View {
  const least = Math.min(smallest(extent), extent.largest);
  const scale = Math.min(extent.largest, Math.max(least, view.scale));
  const first = -margin / scale;
  const last = Math.max(first, extent.total - (extent.width * followedAt) / scale);
  return { scale, left: Math.min(last, Math.max(first, view.left)) };
}

/** The view enlarged, what is under `x` staying where it is. */
export function zoomed(view: View, factor: number, x: number, extent: Extent): View {
  const { scale } = clamped({ ...view, scale: view.scale * factor }, extent);
  return clamped({ scale, left: unitAt(view, x) - x / scale }, extent);
}

export const panned = (view: View, dx: number, extent: Extent): View =>
  clamped({ ...view, left: view.left + dx / view.scale }, extent);

export const fitted = (extent: Extent): View => clamped({ left: Number.NEGATIVE_INFINITY, scale: 0 }, extent);

/** The view in which the playhead stands where a followed one does; all before it is seen first. */
export const following = (view: View, playhead: number, extent: Extent): View =>
  clamped({ ...view, left: playhead - (extent.width * followedAt) / view.scale }, extent);

/** The view turned by whole pages until the playhead is in it: for those who prefer less motion. */
export function paged(view: View, playhead: number, extent: Extent): View {
  const x = xOf(view, playhead);
  if (x >= 0 && x <= extent.width - margin) return clamped(view, extent);
  return clamped({ ...view, left: playhead - (extent.width * 0.1) / view.scale }, extent);
}

/** The view moved as little as brings a unit into it. */
export function revealing(view: View, unit: number, extent: Extent): View {
  const x = xOf(view, unit);
  const room = Math.min(60, extent.width / 4);
  if (x >= room && x <= extent.width - room) return view;
  return clamped({ ...view, left: unit - (x < room ? room : extent.width - room) / view.scale }, extent);
}
