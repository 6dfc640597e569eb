import type { useWords } from '../../i18n/use-words';
import type { Facts } from '../../kernel/protocol';

/** A fact's value as people read it. */
export function factText(value: Facts[string], t: ReturnType<typeof useWords>): string {
  if (value === null || value === undefined) return t('why.none');
  if (typeof value === 'boolean') return t(value ? 'why.yes' : 'why.no');
  if (typeof value === 'object') return value.length === 0 ? t('why.none') : value.join(', ');
  return String(value);
}
