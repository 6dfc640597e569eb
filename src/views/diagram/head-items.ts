import { at, lowerBound, slice, type Vector } from '../../kernel/vector';
import { type Picture, shownPlaces, xAt } from './picture';

/** What stands above the lanes: a milestone, an act of a person, a property that broke. */
export interface HeadItem {
  readonly kind: 'milestone' | 'act' | 'violation';
  readonly step: number;
  /** The lane to which it points; -1 for all. */
  readonly lane: number;
  readonly x: number;
  text(): string;
}

/** Everything above the window, from left to right; the gravest last, so that it is drawn on top. */
export function headItems(picture: Picture): readonly HeadItem[] {
  const { index, words } = picture;
  const { milestones, interventions, violations } = index.trace;
  const [from, to] = shownPlaces(picture);
  const item = (kind: HeadItem['kind'], step: number, lane: number, text: () => string): HeadItem => ({
    ...{ kind, step, lane, x: xAt(picture, step), text },
  });
  return [
    ...inWindow(milestones, from, to).map(({ step, process, milestone }) => {
      const lane = index.lanes.get(process) ?? -1;
      return item('milestone', step, lane, () => words.milestone(milestone, index.names[lane] ?? ''));
    }),
    ...(picture.hidden.includes('act') ? [] : inWindow(interventions, from, to)).map(({ step }) =>
      item('act', step, index.lane[step] ?? -1, () => words.act(step)),
    ),
    ...inWindow(violations, from, to).map(({ step, invariant }) =>
      item('violation', step, -1, () => words.violation(invariant)),
    ),
  ];
}

function inWindow<T extends { readonly step: number }>(vector: Vector<T>, from: number, to: number): readonly T[] {
  const first = lowerBound(vector, ({ step }) => step >= from);
  if ((at(vector, first)?.step ?? to + 1) > to) return [];
  return [
    ...slice(
      vector,
      first,
      lowerBound(vector, ({ step }) => step > to),
    ),
  ];
}
