import type { Fill, Lettering, Pen, Stroke } from './pen';

/** What is drawn so far, as lines of SVG. */
export interface SvgPen extends Pen {
  markup(): string;
}

const sans = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Noto Sans SC, sans-serif';
const mono = 'ui-monospace, SF Mono, DejaVu Sans Mono, Menlo, Consolas, monospace';

/** Draws by writing: letters stay letters, and lines of one look are one path. */
export function svgPen(): SvgPen {
  const parts: string[] = [];
  let clips = 0;
  return {
    lines: (ends, stroke) => {
      if (ends.length > 0) parts.push(`<path d="${linePath(ends)}" fill="none"${strokeOf(stroke)}/>`);
    },
    triangles: (corners, { fill, stroke }) => {
      if (corners.length === 0) return;
      const paint = `${fill === undefined ? ' fill="none"' : fillOf(fill)}${stroke === undefined ? '' : strokeOf(stroke)}`;
      parts.push(`<path d="${trianglePath(corners)}"${paint}/>`);
    },
    rect: ({ x, y, width, height }, fill) => {
      parts.push(`<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"${fillOf(fill)}/>`);
    },
    text: (text, x, y, lettering) => {
      parts.push(`<text x="${num(x)}" y="${num(y)}"${letteringOf(lettering)}>${escaped(text)}</text>`);
    },
    sign: ({ outline, x, y, scale, fill, stroke, width = 1, alpha, turn }) => {
      const place = `translate(${num(x)} ${num(y)})${turn === undefined ? '' : ` rotate(${num((turn * 180) / Math.PI)})`}`;
      const paint = fill === undefined ? ' fill="none"' : ` fill="${fill}" fill-rule="evenodd"`;
      const edge =
        stroke === undefined
          ? ''
          : ` stroke="${stroke}" stroke-width="${num(width / scale)}" stroke-linecap="round" stroke-linejoin="round"`;
      parts.push(`<path d="${outline}" transform="${place} scale(${num(scale)})"${paint}${edge}${alphaOf(alpha)}/>`);
    },
    within: ({ x, y, width, height }, name, draw) => {
      clips += 1;
      const id = `clip-${clips}`;
      const box = `x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"`;
      parts.push(`<clipPath id="${id}"><rect ${box}/></clipPath>`, `<g class="${name}" clip-path="url(#${id})">`);
      draw();
      parts.push('</g>');
    },
    markup: () => parts.join('\n'),
  };
}

/** Figures with as few decimals as the eye can tell apart. */
export const num = (value: number): string => String(Math.round(value * 100) / 100 + 0);

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const alphaOf = (alpha: number | undefined): string =>
  alpha === undefined || alpha === 1 ? '' : ` opacity="${num(alpha)}"`;
const fillOf = ({ colour, alpha }: Fill): string => ` fill="${colour}"${alphaOf(alpha)}`;

function strokeOf({ colour, width, dash, alpha }: Stroke): string {
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  return ` stroke="${colour}" stroke-width="${num(width)}"${dashes}${alphaOf(alpha)}`;
}

function letteringOf({ size, colour, face, anchor, alpha, halo }: Lettering): string {
  const rim =
    halo === undefined ? '' : ` stroke="${halo}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"`;
  const family = face === 'mono' ? mono : sans;
  const weight = face === 'bold' ? ' font-weight="600"' : '';
  const place = anchor === undefined || anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return ` font-family="${family}" font-size="${num(size)}"${weight}${place} fill="${colour}"${rim}${alphaOf(alpha)}`;
}

function linePath(ends: readonly number[]): string {
  let path = '';
  for (let i = 0; i + 3 < ends.length; i += 4)
    path += `M${num(ends[i] ?? 0)} ${num(ends[i + 1] ?? 0)}L${num(ends[i + 2] ?? 0)} ${num(ends[i + 3] ?? 0)}`;
  return path;
}

function trianglePath(corners: readonly number[]): string {
  let path = '';
  for (let i = 0; i + 5 < corners.length; i += 6) {
    const [a, b, c] = [0, 2, 4].map((k) => `${num(corners[i + k] ?? 0)} ${num(corners[i + k + 1] ?? 0)}`);
    path += `M${a}L${b}L${c}Z`;
  }
  return path;
}
