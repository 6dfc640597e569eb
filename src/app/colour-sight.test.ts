import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { portrait as commitPortrait } from '../protocols/atomic-commit/portrait';
import { portrait as zooKeeperPortrait } from '../protocols/zookeeper/portrait';
import { familyOutline } from '../views/shapes/message-shape';
import { toneOutline } from '../views/shapes/tone-icon';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/**
 * What people see who lack one kind of cone, as a change of linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based
 * Model for Simulation of Color Vision Deficiency" (2009), severity 1.0.
 */
const sights = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;
type Sight = keyof typeof sights;

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];
/** What can stand side by side: a stage shows one protocol. Two protocols may share colours and signs. */
const stages = [
  {
    protocol: 'zookeeper',
    tones: ['looking', 'following', 'leading', 'observing', 'down', 'paused'],
    families: zooKeeperPortrait.families,
    chief: 'leading',
  },
  {
    protocol: 'atomic commit',
    tones: ['idle', 'working', 'prepared', 'committed', 'aborted', 'down', 'paused'],
    families: commitPortrait.families,
    chief: 'committed',
  },
] as const;

/** Below this distance in CIELAB two colours side by side are hard to tell apart; 2.3 is the least that is seen at all. */
const alike = 12;

describe.each(stages)('on the stage of $protocol', ({ tones, families, chief }) => {
  const colours = [tones, families.map((family) => `family-${family}`)] as const;

  it.each(themes.flatMap((theme) => (Object.keys(sights) as Sight[]).map((sight) => [theme, sight] as const)))(
    'what matters most stands out from all else in the %s theme with %s too',
    (theme, sight) => {
      for (const tone of tones.filter((name) => name !== chief))
        expect(distance(theme, chief, tone, sight), tone).toBeGreaterThan(alike);
    },
  );

  it('some colours are alike for some people, so that a sign and a word have to tell them apart', () => {
    const confused = themes.flatMap((theme) => colours.flatMap((names) => confusedIn(theme, names)));
    // Were there none, nothing below would be tested.
    expect(confused.length).toBeGreaterThan(0);
    for (const [a, b] of confused) expect(signOf(a), `${a} and ${b}`).not.toBe(signOf(b));
  });

  it('every state and every family of messages has a sign of its own', () => {
    for (const names of colours)
      expect(new Set([...names, 'unheard-of'].map(signOf)).size, names.join(' ')).toBe(names.length + 1);
  });
});

const confusedIn = (theme: Theme, names: readonly string[]): readonly (readonly [string, string])[] =>
  pairsOf(names).filter(([a, b]) =>
    (Object.keys(sights) as Sight[]).some((sight) => distance(theme, a, b, sight) < alike),
  );

const signOf = (name: string): string =>
  name.startsWith('family-') ? familyOutline(name.slice('family-'.length)) : toneOutline(name);

it('every colour of a state is on some stage', () => {
  const light = /:root \{([^}]*)\}/.exec(css)?.[1] ?? '';
  const named = [...light.matchAll(/--([a-z]+)-bg:/g)].map(([, name]) => name ?? '');
  const shown = new Set<string>(stages.flatMap(({ tones }) => tones));
  expect(named.filter((name) => !shown.has(name))).toEqual(['accent', 'error']);
});

it('knows what people see: black and white stay what they are, and red and green come together', () => {
  for (const sight of Object.keys(sights) as Sight[]) {
    expect(Math.max(...seen([0, 0, 0], sight).map(Math.abs))).toBeLessThan(0.01);
    expect(Math.min(...seen([1, 1, 1], sight))).toBeGreaterThan(0.99);
  }
  const apart = (sight: Sight | null): number => between(lab([0.5, 0.1, 0], sight), lab([0.2, 0.3, 0], sight));
  expect(apart('deuteranopia')).toBeLessThan(apart(null) / 2);
});

type Triple = readonly [number, number, number];

const pairsOf = (names: readonly string[]): readonly (readonly [string, string])[] =>
  names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));

const distance = (theme: Theme, a: string, b: string, sight: Sight): number =>
  between(lab(linearOf(theme, a), sight), lab(linearOf(theme, b), sight));

const between = (a: Triple, b: Triple): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function linearOf(theme: Theme, name: string): Triple {
  const block = theme === 'light' ? /:root \{([^}]*)\}/ : /:root\[data-theme="dark"\] \{([^}]*)\}/;
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(block.exec(css)?.[1] ?? '')?.[1];
  if (hex === undefined) throw new Error(`no colour --${name}`);
  const share = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16) / 255;
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return [linear(share(0)), linear(share(2)), linear(share(4))];
}

function seen([r, g, b]: Triple, sight: Sight): Triple {
  const m: readonly number[] = sights[sight];
  const row = (start: number): number =>
    Math.min(1, Math.max(0, (m[start] ?? 0) * r + (m[start + 1] ?? 0) * g + (m[start + 2] ?? 0) * b));
  return [row(0), row(3), row(6)];
}

/** CIELAB under D65. */
function lab(colour: Triple, sight: Sight | null): Triple {
  const [r, g, b] = sight === null ? colour : seen(colour, sight);
  const f = (value: number): number =>
    value > 216 / 24_389 ? Math.cbrt(value) : (value * 24_389) / 27 / 116 + 16 / 116;
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
