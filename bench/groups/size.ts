import { firstOf, inOneLanguage, sizesOf, totalOf } from '../../scripts/check-dist.mjs';
import { atMost, type Detail, detail, type Figure, type Goal } from '../figures';
import type { Bench } from './context';

type Sizes = ReturnType<typeof sizesOf>;

/** What a visitor's browser has to load. */
export async function sizeFigures(bench: Bench): Promise<readonly Figure[]> {
  bench.say('size');
  const dist = await bench.page();
  const all = sizesOf(dist);
  return [
    figureOf('before the first interaction, gzipped', firstOf(dist), atMost(150)),
    figureOf('in one language, gzipped', inOneLanguage(all), atMost(200)),
    figureOf('all files, gzipped', all, atMost(200)),
  ];
}

function figureOf(name: string, sizes: Sizes, goal: Goal): Figure {
  const plain = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const details = [detail('not gzipped', plain / 1000, 'kB'), ...largestOf(sizes)];
  return { group: 'size of the page', name, value: totalOf(sizes) / 1000, unit: 'kB', goal, details };
}

const largestOf = (sizes: Sizes): readonly Detail[] =>
  sizes.slice(0, 3).map(({ path, gzipped }) => detail(path, gzipped / 1000, 'kB'));
