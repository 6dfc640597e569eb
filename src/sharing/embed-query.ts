import * as v from 'valibot';
import type { Sentence } from '../kernel/describe';
import type { Language, Theme } from '../player/contract';
import { limits } from './limits';

/** What of the page an embedded one can show. */
export const embedPanels = ['stage', 'tape', 'guide', 'inspector', 'events', 'commands', 'diagram'] as const;
export type EmbedPanel = (typeof embedPanels)[number];

/** How the page is shown inside of another. Which run it shows is in its fragment, as in every link. */
export interface Embed {
  readonly panels: readonly EmbedPanel[];
  /** The first and the last step that can be seen, counted from 1; null: the run's own. */
  readonly from: number | null;
  readonly to: number | null;
  readonly autoplay: boolean;
  /** Null: the reader's own. */
  readonly theme: Theme | null;
  readonly language: Language | null;
}

const usualPanels: readonly EmbedPanel[] = ['stage', 'tape'];

export type ReadEmbed =
  /** Null where the page is not embedded. */
  { readonly ok: true; readonly embed: Embed | null } | { readonly ok: false; readonly problems: readonly Sentence[] };

const themes: { readonly [T in Theme]: T } = { light: 'light', dark: 'dark', system: 'system' };
const languages: { readonly [T in Language]: T } = { en: 'en', 'zh-CN': 'zh-CN' };

const stepNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.maxValue(limits.steps));
const panelNames = v.pipe(
  v.string(),
  v.transform((text) => text.split(',')),
  v.array(v.picklist(embedPanels)),
);

/** What the query says of the frame; all else in it is of the run. */
const embedWords: readonly string[] = ['embed', 'panels', 'from', 'to', 'autoplay', 'theme', 'lang'];

/** Reads `?embed&panels=stage,tape&from=10&to=80&autoplay=0&theme=dark&lang=en`; what is left empty is as usual. */
export function readEmbed(search: string): ReadEmbed {
  const query = new URLSearchParams(search);
  if (!query.has('embed')) return { ok: true, embed: null };
  const problems: Sentence[] = [];
  const read = <T>(name: string, schema: v.GenericSchema<string, T>, expected: string): T | null => {
    const text = query.get(name) ?? '';
    const value = v.safeParse(schema, text);
    if (text === '' || value.success) return text === '' || !value.success ? null : value.output;
    problems.push({ id: 'sharing.embed.parameter', values: { name, found: text, expected } });
    return null;
  };
  const embed: Embed = {
    panels: read('panels', panelNames, embedPanels.join(',')) ?? usualPanels,
    from: read('from', stepNumber, `0..${limits.steps}`),
    to: read('to', stepNumber, `0..${limits.steps}`),
    autoplay: read('autoplay', v.picklist(['0', '1']), '0, 1') === '1',
    theme: read('theme', v.enum(themes), Object.keys(themes).join(', ')),
    language: read('lang', v.enum(languages), Object.keys(languages).join(', ')),
  };
  const isBackwards = embed.from !== null && embed.to !== null && embed.from > embed.to;
  if (isBackwards) problems.push({ id: 'sharing.embed.range', values: { from: embed.from, to: embed.to } });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, embed };
}

/** The address of an embedded page. `link` opens the run, as `linkOf` makes it. */
export function embedLink(link: string, embed: Partial<Embed>): string {
  const url = new URL(link);
  const { panels, from, to, autoplay, theme, language } = embed;
  const wanted = {
    panels: panels?.join(','),
    from: from?.toString(),
    to: to?.toString(),
    autoplay: autoplay === true ? '1' : undefined,
    theme: theme ?? undefined,
    lang: language ?? undefined,
  };
  const others = [...url.searchParams].filter(([name]) => !embedWords.includes(name));
  const words = [
    'embed',
    ...[...others, ...Object.entries(wanted)].flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`],
    ),
  ];
  return `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}?${words.join('&')}${url.hash}`;
}

/** The address of the same run on a page of its own. */
export function wholeAddress({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): string {
  const query = new URLSearchParams(search);
  for (const name of embedWords) query.delete(name);
  const rest = query.toString();
  return `${pathname}${rest === '' ? '' : `?${rest}`}${hash}`;
}

/** The element for another page's source. The embedded page needs nothing of what `allow` and `sandbox` could give. */
export function iframeText(
  url: string,
  title: string,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const attributes = { src: url, title, width: `${width}`, height: `${height}`, loading: 'lazy' };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(' ')} allowfullscreen></iframe>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
