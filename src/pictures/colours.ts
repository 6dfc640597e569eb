import { palettes } from '../views/diagram/palette';

export type PictureTheme = 'light' | 'dark';

/** What the theme has beside the colours of a diagram; a test compares them with it. */
const more = {
  bg: ['#f3f2ed', '#11161c'],
  grid: ['#eae8e1', '#1a2027'],
  'accent-bg': ['#e2edfa', '#15304f'],
  'on-accent': ['#ffffff', '#0d1520'],
  focus: ['#1d5aa6', '#7cb4f5'],
  ok: ['#0b6b46', '#4fd19b'],
  'error-bg': ['#fbe6e3', '#45201e'],
  unknown: ['#755600', '#e0b84c'],
} as const;

/** Every colour of a theme by its name. A file knows no style sheet of the page, so it holds the colours themselves. */
export const coloursOf = (theme: PictureTheme): Readonly<Record<string, string>> => ({
  ...palettes[theme],
  ...Object.fromEntries(Object.entries(more).map(([name, pair]) => [name, pair[theme === 'light' ? 0 : 1]])),
});

export const sans =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans SC', 'Microsoft YaHei', sans-serif";
export const mono =
  "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono', monospace";

/** What style sheets may name: `var(--ink)`. */
export const variablesOf = (theme: PictureTheme): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(coloursOf(theme)).map(([name, colour]) => [`--${name}`, colour])),
  '--sans': sans,
  '--mono': mono,
});
