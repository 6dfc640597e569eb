import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

describe.each(['light', 'dark'])('colours of the %s theme', (theme) => {
  const colours = coloursOf(theme);

  it('has every colour that the light theme has', () => {
    expect([...colours.keys()].sort()).toEqual([...coloursOf('light').keys()].sort());
    expect(colours.size).toBeGreaterThan(30);
  });

  const onGrounds = [
    'ink',
    'ink-2',
    'accent',
    'ok',
    'error',
    'unknown',
    ...names(colours, /^family-/),
    ...tones(colours),
  ];
  const grounds = ['bg', 'panel', 'panel-2'];

  it.each(onGrounds)('writes %s legibly on every ground (WCAG AA)', (name) => {
    for (const ground of grounds)
      expect(contrast(colours, name, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(tones(colours))('writes %s and plain ink legibly on its own ground', (tone) => {
    expect(contrast(colours, tone, `${tone}-bg`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours, 'ink', `${tone}-bg`)).toBeGreaterThanOrEqual(7);
    expect(contrast(colours, 'ink-2', `${tone}-bg`)).toBeGreaterThanOrEqual(4.5);
  });

  it('writes legibly on what stands out', () => {
    expect(contrast(colours, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours, 'accent', 'accent-bg')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours, 'error', 'error-bg')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours, 'panel', 'ink')).toBeGreaterThanOrEqual(7);
  });
});

type Colours = ReadonlyMap<string, string>;

function coloursOf(theme: string): Colours {
  const block = theme === 'light' ? /:root \{([^}]*)\}/ : /:root\[data-theme="dark"\] \{([^}]*)\}/;
  const rules = block.exec(css)?.[1] ?? '';
  return new Map(
    [...rules.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const names = (colours: Colours, pattern: RegExp): string[] => [...colours.keys()].filter((name) => pattern.test(name));
const tones = (colours: Colours): string[] =>
  names(colours, /-bg$/)
    .map((name) => name.replace(/-bg$/, ''))
    .filter((name) => name !== 'accent' && name !== 'error');

function contrast(colours: Colours, a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(colours, a), luminance(colours, b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colours: Colours, name: string): number {
  const hex = colours.get(name);
  if (hex === undefined) throw new Error(`no colour --${name}`);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) =>
    linear(Number.parseInt(hex.slice(start, start + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const linear = (share: number): number => (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
