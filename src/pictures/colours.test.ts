import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coloursOf } from './colours';
import { gifColours } from './gif-colours';

const css = readFileSync(new URL('../app/theme.css', import.meta.url), 'utf8');

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const block = theme === 'light' ? /:root \{([^}]*)\}/ : /:root\[data-theme="dark"\] \{([^}]*)\}/;
  const rules = block.exec(css)?.[1] ?? '';
  const named = [...rules.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
    ([, name = '', colour = '']) => [name, colour] as const,
  );

  test('has every colour of the page, as the page has it', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(coloursOf(theme)).toEqual(Object.fromEntries(named));
  });

  test('has room in an animation for each of them, exactly', () => {
    const known = gifColours(theme);
    expect(known.length).toBeLessThanOrEqual(255);
    for (const [name, colour] of named) {
      const value = Number.parseInt(colour.slice(1), 16);
      expect(known, name).toContainEqual([value >> 16, (value >> 8) & 255, value & 255]);
    }
  });
});
