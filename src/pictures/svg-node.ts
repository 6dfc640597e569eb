import { escaped } from '../views/diagram/svg-pen';

/** An element of a drawing as plain data. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgNode | string)[];
}

interface OpenNode extends SvgNode {
  readonly children: (SvgNode | string)[];
}

const token = /<(\/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*?)(\/?)>|([^<]+)/g;
const attribute = /([\w:-]+)="([^"]*)"/g;

/** Reads the markup that React or a browser writes: every element is closed, every value in double quotes. */
export function readMarkup(markup: string): SvgNode {
  const top: OpenNode = { name: '', attributes: {}, children: [] };
  const open: OpenNode[] = [top];
  for (const [, end, name = '', values = '', closed, text] of markup.matchAll(token)) {
    const parent = open.at(-1) ?? top;
    if (text !== undefined) parent.children.push(unescaped(text));
    else if (end === '/') open.pop();
    else {
      const node: OpenNode = { name, attributes: attributesIn(values), children: [] };
      parent.children.push(node);
      if (closed !== '/') open.push(node);
    }
  }
  const [root] = top.children;
  if (typeof root !== 'object' || open.length !== 1) throw new Error('a drawing is one element, closed');
  return root;
}

const attributesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from(text.matchAll(attribute), ([, name = '', value = '']) => [name, unescaped(value)]));

/** The drawing as text; elements that hold no text stand on lines of their own. */
export function writeMarkup(node: SvgNode | string): string {
  if (typeof node === 'string') return escaped(node);
  const { name, attributes, children } = node;
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  if (children.length === 0) return `<${start}/>`;
  const gap = children.some((child) => typeof child === 'string' || child.name === 'tspan') ? '' : '\n';
  return `<${start}>${gap}${children.map(writeMarkup).join(gap)}${gap}</${name}>`;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return named[name ?? ''] ?? whole;
  });
