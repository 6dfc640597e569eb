import type { Registry } from '../player/contract';
import { type Linked, readLink } from './link';
import { reopenPlace } from './place';
import { type Reopened, reopen } from './reopen';

/** Opens what an address asks for; null where it asks for nothing. */
export async function openLink(
  address: { readonly hash: string; readonly search: string },
  registry: Registry,
): Promise<Reopened | null> {
  return openLinked(await readLink(address), registry);
}

/** The second half of it, for who has to look at the address first. */
export function openLinked(linked: Linked, registry: Registry): Reopened | null {
  switch (linked.type) {
    case 'nothing':
      return null;
    case 'run':
      return reopen(linked.saved, registry);
    case 'place':
      return reopenPlace(linked.place, registry);
    case 'problem':
      return { ok: false, problem: linked.problem };
  }
}
