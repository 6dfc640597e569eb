/** One selector of a rule of a style sheet, with what the rule declares. */
export interface StyleRule {
  /** From the element that is meant outwards to its ancestors. */
  readonly path: readonly Compound[];
  readonly weight: number;
  readonly declarations: readonly (readonly [property: string, value: string])[];
}

/** What one element must be: each test of a compound selector such as `path.cell:not(.old)`. */
export interface Compound {
  readonly name: string | null;
  readonly classes: readonly string[];
  readonly values: readonly (readonly [attribute: string, value: string | null])[];
  readonly not: readonly Compound[];
}

/** An element as selectors see it. */
export interface Styled {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * The rules of a style sheet that can hold of a drawing at rest, weakest first. What depends on a pointer, on the focus or
 * on the window (`:hover`, `@media`) never does.
 */
export function readStyles(css: string): readonly StyleRule[] {
  const text = withoutBlocks(css.replace(/\/\*[\s\S]*?\*\//g, ''));
  const rules = Array.from(text.matchAll(/([^{}]+)\{([^{}]*)\}/g)).flatMap(([, selectors = '', body = '']) => {
    const declarations = declarationsIn(body);
    return splitOutside(selectors, ',').flatMap((selector) => ruleOf(selector.trim(), declarations));
  });
  // Sorting keeps the order of equals, as the cascade does.
  return rules.sort((a, b) => a.weight - b.weight);
}

/** Without the rules that hold only under a condition. */
const withoutBlocks = (css: string): string => css.replace(/@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');

const declarationsIn = (body: string): StyleRule['declarations'] =>
  body.split(';').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
  });

function ruleOf(selector: string, declarations: StyleRule['declarations']): readonly StyleRule[] {
  const compounds = splitOutside(selector, ' ').map(readCompound);
  const path = compounds.flatMap((compound) => compound ?? []).reverse();
  if (path.length !== compounds.length) return [];
  return [{ path, declarations, weight: path.reduce((sum, compound) => sum + weightOf(compound), 0) }];
}

const part = /([.#]?[\w-]+)|\*|\[([\w-]+)(?:="([^"]*)")?\]|:not\(([^)]*)\)/y;

/** Null where it asks for something that a drawing at rest has not. */
function readCompound(text: string): Compound | null {
  let compound: Compound = { name: null, classes: [], values: [], not: [] };
  let place = 0;
  while (place < text.length) {
    part.lastIndex = place;
    const found = part.exec(text);
    if (found === null || found[1]?.startsWith('#')) return null;
    place = part.lastIndex;
    const [, word, attribute, value, not] = found;
    if (word?.startsWith('.')) compound = { ...compound, classes: [...compound.classes, word.slice(1)] };
    else if (word !== undefined) compound = { ...compound, name: word };
    else if (attribute !== undefined)
      compound = { ...compound, values: [...compound.values, [attribute, value ?? null]] };
    else if (not !== undefined) {
      const inner = readCompound(not);
      if (inner === null) return null;
      compound = { ...compound, not: [...compound.not, inner] };
    }
  }
  return compound;
}

const weightOf = ({ name, classes, values, not }: Compound): number =>
  (name === null ? 0 : 1) +
  (classes.length + values.length) * 100 +
  not.reduce((sum, inner) => sum + weightOf(inner), 0);

/** Whether a rule holds of the last of these elements, each of which stands in the one before. */
export function holdsOf({ path }: StyleRule, elements: readonly Styled[]): boolean {
  const [own, ...outer] = path;
  const element = elements.at(-1);
  if (own === undefined || element === undefined || !isMet(own, element)) return false;
  let place = elements.length - 2;
  for (const compound of outer) {
    while (place >= 0 && !isMet(compound, elements[place])) place--;
    if (place-- < 0) return false;
  }
  return true;
}

function isMet({ name, classes, values, not }: Compound, element: Styled | undefined): boolean {
  if (element === undefined || (name !== null && name !== element.name)) return false;
  const { attributes } = element;
  const own = classes.length === 0 ? [] : (attributes.class ?? '').split(' ');
  return (
    classes.every((wanted) => own.includes(wanted)) &&
    values.every(([key, value]) => attributes[key] !== undefined && (value === null || attributes[key] === value)) &&
    !not.some((inner) => isMet(inner, element))
  );
}

/** Parts of a text between separators that stand in no brackets. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    depth += '(['.includes(sign) ? 1 : ')]'.includes(sign) ? -1 : 0;
    if (depth === 0 && (sign === separator || (separator === ' ' && sign === '\n'))) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.filter((each) => each.trim() !== '');
}
