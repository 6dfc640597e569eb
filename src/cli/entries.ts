import type { ProtocolTypes } from '../kernel/protocol';
import { threePhaseCommit, twoPhaseCommit } from '../protocols/atomic-commit';
import { threePhaseDialect, twoPhaseDialect } from '../protocols/atomic-commit/dialect';
import { portrait as commitPortrait } from '../protocols/atomic-commit/portrait';
import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import type { Entry } from '../scenario/entry';

/** Protocols are told apart by their id; between them the command line knows only what all have in common. */
const plain = <P extends ProtocolTypes>(entry: Entry<P>): Entry<ProtocolTypes> =>
  entry as unknown as Entry<ProtocolTypes>;

/** The protocols that the command line knows; a scenario that names none is about the first. */
export const entries: readonly Entry<ProtocolTypes>[] = [
  plain({ protocol: zookeeper, portrait, dialect }),
  plain({ protocol: twoPhaseCommit, portrait: commitPortrait, dialect: twoPhaseDialect }),
  plain({ protocol: threePhaseCommit, portrait: commitPortrait, dialect: threePhaseDialect }),
];
