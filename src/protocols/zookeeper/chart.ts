import type { ChartNode } from '../../kernel/describe';
import { serverMachine } from './machine';

/** The parts of a state node's definition that a drawing shows. */
interface Definition {
  readonly meta?: { readonly source: string };
  readonly initial?: unknown;
  readonly states?: Readonly<Record<string, Definition>>;
  readonly on?: Readonly<Record<string, Wire | readonly Wire[]>>;
  readonly always?: Wire | readonly Wire[];
}
interface Wire {
  readonly guard?: unknown;
  readonly target?: unknown;
}

/** The chart of a voter or of an observer, read off the machine itself; states that its kind never enters are left out. */
export function chartOf(kind: 'participant' | 'observer'): ChartNode {
  const foreign = kind === 'observer' ? ['following', 'leading'] : ['observing'];
  return draw('server', '', serverMachine.config as unknown as Definition, foreign);
}

function draw(key: string, path: string, definition: Definition, foreign: readonly string[]): ChartNode {
  const states = Object.entries(definition.states ?? {}).filter(([name]) => !foreign.includes(name));
  const wires = Object.entries(definition.on ?? {}).flatMap(([event, wire]) =>
    listed(wire).map((each) => drawWire(event, each)),
  );
  const eventless = listed(definition.always ?? []).map((wire) => drawWire('', wire));
  return {
    key,
    path,
    source: definition.meta?.source ?? null,
    initial: typeof definition.initial === 'string' ? definition.initial : null,
    children: states.map(([name, child]) => draw(name, path === '' ? name : `${path}.${name}`, child, foreign)),
    transitions: [...eventless, ...wires].filter(({ target }) => target === null || !foreign.includes(target)),
  };
}

const listed = (wire: Wire | readonly Wire[]): readonly Wire[] => (Array.isArray(wire) ? wire : [wire as Wire]);
const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const drawWire = (event: string, { guard, target }: Wire): ChartNode['transitions'][number] => ({
  event,
  guard: textOr(guard),
  target: textOr(target),
});
