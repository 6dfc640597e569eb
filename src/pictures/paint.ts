import { holdsOf, type Styled, type StyleRule } from './style-rules';
import type { SvgNode } from './svg-node';

type Values = Readonly<Record<string, string>>;

/** What a style sheet may say of an element of a drawing that can stand in the drawing itself. */
const painted: ReadonlySet<string> = new Set([
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap'],
  ...['stroke-linejoin', 'stroke-opacity', 'opacity', 'paint-order', 'font-family', 'font-weight', 'font-size'],
  ...['text-anchor', 'display', 'visibility', 'color'],
]);

/** Attributes that say where and what an element is; all others are for the page. */
const kept: ReadonlySet<string> = new Set([
  ...['d', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'dx', 'dy', 'width', 'height', 'transform'],
  ...['viewBox', 'points', 'text-anchor', 'font-size'],
]);

/** What an element has from those around it. */
interface Around {
  readonly elements: readonly Styled[];
  readonly variables: Values;
  readonly colour: string;
}

/**
 * The drawing with its looks written into it: style sheets are worked out, custom properties are replaced by their values,
 * and what cannot be seen is left out. It looks the same wherever it is opened.
 */
export function paint(node: SvgNode, rules: readonly StyleRule[], variables: Values): SvgNode {
  const around: Around = { elements: [], variables, colour: variables['--ink'] ?? 'currentcolor' };
  return paintNode(node, rules, around) ?? { name: node.name, attributes: {}, children: [] };
}

function paintNode(node: SvgNode, rules: readonly StyleRule[], around: Around): SvgNode | null {
  const elements = [...around.elements, node];
  const declared = rules.filter((rule) => holdsOf(rule, elements)).flatMap(({ declarations }) => declarations);
  const own = declared.filter(([property]) => property.startsWith('--'));
  const variables = own.length === 0 ? around.variables : { ...around.variables, ...Object.fromEntries(own) };
  // What a stronger rule replaces is never worked out: it may name what this element has not.
  const { color, ...said } = Object.fromEntries(declared.filter(([property]) => painted.has(property)));
  const colour = color === undefined ? around.colour : resolved(color, variables, around.colour);
  const entries = Object.entries(said).map(([property, value]) => [property, resolved(value, variables, colour)]);
  const looks: Values = Object.fromEntries(entries);
  if (looks.display === 'none' || looks.visibility === 'hidden' || isEmpty(node)) return null;
  const children = node.children.flatMap((child): readonly (SvgNode | string)[] =>
    typeof child === 'string' ? [child] : listed(paintNode(child, rules, { elements, variables, colour })),
  );
  const attributes = { ...placesOf(node), ...withoutDefaults(looks) };
  return isVisible(node.name, attributes, children) ? { name: node.name, attributes, children } : null;
}

const listed = (node: SvgNode | null): readonly SvgNode[] => (node === null ? [] : [node]);

const placesOf = ({ attributes }: SvgNode): Values =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => kept.has(name)));

/** `var(--tone)`, `var(--tone, red)` and `currentcolor` by what they are here; a variable may name others. */
function resolved(value: string, variables: Values, colour: string): string {
  let text = value;
  for (let depth = 0; depth < deepest && text.includes('var('); depth++) {
    text = text.replace(/var\((--[\w-]+)(?:,\s*([^()]*))?\)/g, (_, name: string, otherwise?: string) => {
      const known = variables[name] ?? otherwise;
      if (known === undefined) throw new Error(`the drawing names ${name}, which no theme has`);
      return known;
    });
  }
  return text.toLowerCase() === 'currentcolor' ? colour : text;
}
const deepest = 5;

function withoutDefaults({ display: _, visibility: __, ...looks }: Values): Values {
  return Object.fromEntries(Object.entries(looks).filter(([name, value]) => !isDefault(name, value)));
}

const isDefault = (name: string, value: string): boolean =>
  (name === 'stroke-dasharray' && value === 'none') || (name === 'opacity' && value === '1');

const isEmpty = ({ name, attributes }: SvgNode): boolean => name === 'path' && (attributes.d ?? '') === '';

const shapes: ReadonlySet<string> = new Set(['path', 'line', 'rect', 'circle', 'ellipse', 'polygon', 'polyline']);
const unseen = (colour: string | undefined): boolean => colour === 'none' || colour === 'transparent';

/** What is there only to be hit by a pointer has no colour, and a group of nothing is nothing. */
function isVisible(name: string, looks: Values, children: SvgNode['children']): boolean {
  if (name === 'g') return children.length > 0;
  if (!shapes.has(name)) return true;
  const isFilled = name === 'line' ? false : !unseen(looks.fill);
  return isFilled || (looks.stroke !== undefined && !unseen(looks.stroke));
}
