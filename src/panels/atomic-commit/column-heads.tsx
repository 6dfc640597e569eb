import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';

interface ColumnHeadsProps {
  /** Where the words are: `<words>.<name>`, and in full `<words>.<name>.long`. */
  readonly words: string;
  readonly names: readonly string[];
}

/** The heads of the columns of a table: a word or two each, and on request what they mean. */
export function ColumnHeads({ words, names }: ColumnHeadsProps): JSX.Element {
  const t = useWords();
  return (
    <>
      {names.map((name) => (
        <th key={name} scope="col" title={t(`${words}.${name}.long`)}>
          {t(`${words}.${name}`)}
        </th>
      ))}
    </>
  );
}
