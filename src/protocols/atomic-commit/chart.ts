import type { ChartNode } from '../../kernel/describe';
import { chartFor } from '.';
import type { Figure, StateNode, Wire } from './chart-builder';
import type { AtomicCommit, Variant } from './state';

/** The chart of a kind of process in a variant, read off the figure that its machine is made of. */
export function chartOf(variant: Variant, kind: AtomicCommit['kind']): ChartNode {
  const { figure } = chartFor(variant, kind);
  return {
    key: figure.id,
    path: '',
    source: null,
    initial: figure.initial,
    children: Object.entries(figure.states).map(([key, state]) => drawState(key, state)),
    transitions: wiresOf(figure.on),
  };
}

const drawState = (key: string, { meta, always = [], on }: StateNode): ChartNode => ({
  key,
  path: key,
  source: meta.source,
  initial: null,
  children: [],
  transitions: [...always.map((wire) => drawWire('', wire)), ...wiresOf(on)],
});

const wiresOf = (on: Figure['on'] = {}): ChartNode['transitions'] =>
  Object.entries(on).flatMap(([event, wire]) => listed(wire).map((each) => drawWire(event, each)));
const listed = (wire: Wire | readonly Wire[]): readonly Wire[] => (Array.isArray(wire) ? wire : [wire as Wire]);
const drawWire = (event: string, { guard, target }: Wire): ChartNode['transitions'][number] => ({
  event,
  guard: guard ?? null,
  target: target ?? null,
});
