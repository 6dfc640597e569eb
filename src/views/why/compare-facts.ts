import type { Facts } from '../../kernel/protocol';

type Value = Facts[string];

/** A value of somebody else beside one's own. The key is empty where the facts name nothing but the two sides. */
export interface ComparedFact {
  readonly key: string;
  readonly theirs: Value;
  readonly own: Value;
}

/**
 * Facts that were compared, as `theirZxid` with `ownZxid` or `theirs` with `own`, and all the others. Every decision
 * that compares names its facts in this way.
 */
export function compareFacts(facts: Facts): {
  readonly compared: readonly ComparedFact[];
  readonly others: readonly (readonly [key: string, value: Value])[];
} {
  const entries = Object.entries(facts);
  const compared = entries.flatMap(([name, theirs]): readonly ComparedFact[] => {
    const rest = suffixOf(name);
    const own = rest === null ? undefined : facts[`own${rest}`];
    return rest === null || own === undefined ? [] : [{ key: lowerFirst(rest), theirs, own }];
  });
  const taken = new Set(
    compared.flatMap(({ key }) =>
      key === '' ? ['theirs', 'own'] : [`their${upperFirst(key)}`, `own${upperFirst(key)}`],
    ),
  );
  return { compared, others: entries.filter(([name]) => !taken.has(name)) };
}

/** `Zxid` of `theirZxid`, nothing of `theirs`; null for other names. */
function suffixOf(name: string): string | null {
  if (name === 'theirs') return '';
  return /^their[A-Z]/.test(name) ? name.slice('their'.length) : null;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
