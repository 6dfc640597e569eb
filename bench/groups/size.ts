import { sizesOf, totalOf } from '../../scripts/check-dist.mjs';
import { buildPage, withTemporaryFolder } from '../build';
import { atMost, detail, type Figure } from '../figures';
import type { Bench } from './context';

/** What a visitor's browser has to load. */
export async function sizeFigures(bench: Bench): Promise<readonly Figure[]> {
  bench.say('size');
  return withTemporaryFolder(async (folder) => {
    await buildPage(bench.root, folder);
    const sizes = sizesOf(folder);
    const plain = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    const largest = sizes.slice(0, 3).map(({ path, gzipped }) => detail(path, gzipped / 1000, 'kB'));
    return [
      {
        ...{ group: 'size of the page', name: 'all files, gzipped', value: totalOf(sizes) / 1000, unit: 'kB' },
        ...{ goal: atMost(200), details: [detail('not gzipped', plain / 1000, 'kB'), ...largest] },
      },
    ];
  });
}
