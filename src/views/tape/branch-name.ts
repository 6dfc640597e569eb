import type { Translate } from '../../i18n/translator';
import type { Branch } from '../../player/contract';

/** What a line of history is called: as somebody named it, else after what was done where it begins. */
export const branchName = ({ name, parent, id }: Branch, t: Translate): string => {
  if (name !== '') return name;
  return parent === null ? t('tape.branch.main') : t('tape.branch.numbered', { number: id });
};
