import type { CardForm, Point } from './geometry';

/** Where things stand on a card, from its upper left corner. */
export interface CardLayout {
  readonly padding: number;
  readonly header: number;
  readonly nameSize: number;
  readonly stateSize: number;
  /** Baseline of the labelled values; null where the card has no room for them. */
  readonly tags: { readonly baseline: number; readonly size: number } | null;
  readonly log: { readonly top: number; readonly cell: number; readonly step: number } | null;
  /** Where the bars of running timers begin, how thick they are, and how many are shown. */
  readonly timers: Point & { readonly thickness: number; readonly most: number };
  /** Baseline of the count towards a quorum; null where there is no room. */
  readonly meter: { readonly baseline: number; readonly size: number } | null;
}

export const cardLayouts: Readonly<Record<CardForm, CardLayout>> = {
  full: {
    padding: 10,
    header: 28,
    nameSize: 15,
    stateSize: 14,
    tags: { baseline: 45.5, size: 14 },
    log: { top: 54, cell: 11, step: 13.5 },
    timers: { x: 10, y: 75, thickness: 3, most: 2 },
    meter: { baseline: 83, size: 14 },
  },
  medium: {
    padding: 8,
    header: 23,
    nameSize: 13,
    stateSize: 12,
    tags: { baseline: 37.5, size: 12 },
    log: { top: 44, cell: 9, step: 11 },
    timers: { x: 8, y: 61.5, thickness: 3, most: 2 },
    meter: { baseline: 68.5, size: 12 },
  },
  small: {
    padding: 7,
    header: 21,
    nameSize: 13,
    stateSize: 11,
    tags: null,
    log: { top: 26, cell: 10, step: 12 },
    timers: { x: 7, y: 46.5, thickness: 3, most: 1 },
    meter: { baseline: 53, size: 11 },
  },
  compact: {
    padding: 7,
    header: 21,
    nameSize: 13,
    stateSize: 11,
    tags: null,
    log: null,
    timers: { x: 7, y: 36.5, thickness: 2.5, most: 1 },
    meter: null,
  },
  mini: {
    padding: 4,
    header: 24,
    nameSize: 12,
    stateSize: 10,
    tags: null,
    log: null,
    timers: { x: 4, y: 20, thickness: 2, most: 1 },
    meter: null,
  },
};

/** What the count towards a quorum takes at the right of the timers. */
export const meterWidth = (form: CardForm): number => meterWidths[form] ?? 0;
const meterWidths: Readonly<Partial<Record<CardForm, number>>> = { full: 52, medium: 42, small: 38 };
