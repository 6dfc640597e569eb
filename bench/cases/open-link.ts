import { readLink } from '../../src/sharing/link';
import { openLinked } from '../../src/sharing/open-link';
import { registryOf } from '../shared-run';
import { median } from '../statistics';
import { stopwatch } from '../stopwatch';

export interface OpenLinkInput {
  readonly root: string;
  readonly fragment: string;
  readonly opens: number;
}
export interface OpenLinkOutput {
  /** By a program that has just been started, as a page has. */
  readonly firstMs: number;
  readonly medianMs: number;
}

/** How long it takes to make the run of a link again. */
export async function measureOpenLink({ root, fragment, opens }: OpenLinkInput): Promise<OpenLinkOutput> {
  const registry = registryOf(root);
  const laps: number[] = [];
  for (let i = 0; i < opens; i++) {
    const lap = stopwatch();
    const opened = openLinked(await readLink({ hash: fragment, search: '' }), registry);
    laps.push(lap().ownMs);
    if (opened?.ok !== true) throw new Error(`the link can be opened: ${opened?.problem.id}`);
  }
  const [firstMs = Number.NaN] = laps;
  return { firstMs, medianMs: median(laps) };
}
