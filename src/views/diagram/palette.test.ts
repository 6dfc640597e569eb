import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ColourName, familyColour, palettes, toneColours } from './palette';

const css = readFileSync(new URL('../../app/theme.css', import.meta.url), 'utf8');

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  const block = theme === 'light' ? /:root \{([^}]*)\}/ : /:root\[data-theme="dark"\] \{([^}]*)\}/;
  const rules = block.exec(css)?.[1] ?? '';

  test.each(Object.keys(palettes.light) as ColourName[])('has %s as the theme has it', (name) => {
    expect(palettes[theme][name]).toBe(new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(rules)?.[1]);
  });

  test('has a colour for what no theme knows', () => {
    expect(familyColour(palettes[theme], 'unheard-of')).toBe(palettes[theme]['ink-2']);
    expect(toneColours(palettes[theme], 'unheard-of').ink).toBe(palettes[theme].ink);
    expect(toneColours(palettes[theme], 'leading').ground).toBe(palettes[theme]['leading-bg']);
  });
});
