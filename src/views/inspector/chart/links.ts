import type { ChartNode } from '../../../kernel/describe';

/** All transitions from inside one state to inside another of the same parent, as one arrow. */
export interface ChartLink {
  /** Places among the parent's children. */
  readonly from: number;
  readonly to: number;
  readonly causes: readonly Cause[];
}
type Transition = ChartNode['transitions'][number];
/** What sets a transition off; several guards of one event are one cause. */
export type Cause = Pick<Transition, 'event' | 'guard'>;

/** Whether a path is that of a state or of one inside it. */
export const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

/** The links among the children of a state. One from a state to itself is there only where the state is left and entered again. */
export function linksAmong({ children }: ChartNode): readonly ChartLink[] {
  return children.flatMap((child, from) =>
    children.flatMap((other, to) => {
      const leading = child === other ? loopsOf(child) : transitionsIn(child).filter(leadsInto(other));
      return leading.length === 0 ? [] : [{ from, to, causes: distinct(leading) }];
    }),
  );
}

const leadsInto =
  ({ path }: ChartNode) =>
  ({ target }: Transition): boolean =>
    target !== null && isWithin(target, path);

const loopsOf = ({ path, transitions }: ChartNode): readonly Transition[] =>
  transitions.filter(({ target }) => target === path);

const transitionsIn = (node: ChartNode): readonly Transition[] => [
  ...node.transitions,
  ...node.children.flatMap(transitionsIn),
];

function distinct(transitions: readonly Transition[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const { event, guard } of transitions) {
    const key = event === '' ? `[${guard}]` : event;
    if (!causes.has(key)) causes.set(key, { event, guard });
  }
  return [...causes.values()];
}

/** What is written at an arrow: the events, and guards alone where no event is needed; `always`: neither is. */
export const linkText = (causes: readonly Cause[], always: string): string =>
  causes.map(({ event, guard }) => event || (guard === null ? always : `[${guard}]`)).join(', ');
