import type { Setup } from '../../../src/kernel/world';
import { threePhaseDialect, twoPhaseDialect } from '../../../src/protocols/atomic-commit/dialect';
import type { AtomicCommit, Variant } from '../../../src/protocols/atomic-commit/state';
import { threePhaseVariants, twoPhaseVariants } from '../../../src/protocols/atomic-commit/variants';
import type { Dice } from '../zookeeper/dice';

type Fields = Readonly<Record<string, unknown>>;

/** The setup of a variant; `config` and the rest as front matter has them. */
export function setupOf(variant: Variant, fields: Fields = {}, config: Fields = {}): Setup<AtomicCommit> {
  const dialect = twoPhaseVariants.some((name) => name === variant) ? twoPhaseDialect : threePhaseDialect;
  const read = dialect.readSetup({ ...fields, config: { variant, ...config } });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

export const allVariants: readonly Variant[] = [...twoPhaseVariants, ...threePhaseVariants];

/** A drawn number of participants with what each variant lets one choose. */
export function drawSetup(
  dice: Dice,
  seed: number,
  variant: Variant,
  rulesOff: readonly string[],
): Setup<AtomicCommit> {
  const fields = { seed, participants: dice.pick([1, 2, 2, 3, 3, 3, 4, 5]), accounts: dice.pick([100, 15]) };
  const config = {
    cooperation: dice.pick(['on', 'off']),
    recovery: dice.pick(['timer', 'ask']),
    heuristic: dice.pick(['commit', 'abort']),
  };
  return { ...setupOf(variant, fields, config), rulesOff };
}
