import type { Translate } from '../../i18n/translator';
import type { Difference } from '../../player/differences';
import { ownName, type Speaker } from '../own-name';

type Key = Difference['key'];
const general: readonly Key[] = ['state', 'phase', 'log'];

/** What it is that differs: a word of all protocols, or one of a protocol's own. */
export const differenceLabel = (key: Key, t: Translate, portrait: Speaker): string =>
  general.includes(key) ? t(`branches.key.${key}`) : ownName(t, portrait, `tag.${key}`);

/** The value on one side; a dash where that side has none. */
export function differenceValue(key: Key, value: string, t: Translate, portrait: Speaker): string {
  if (value === '') return '–';
  return key === 'phase' ? ownName(t, portrait, `phase.${value}`) : value;
}
