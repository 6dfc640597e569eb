import { threePhaseCommit, twoPhaseCommit } from '../../src/protocols/atomic-commit';
import { threePhaseDialect, twoPhaseDialect } from '../../src/protocols/atomic-commit/dialect';
import { portrait } from '../../src/protocols/atomic-commit/portrait';
import type { AtomicCommit } from '../../src/protocols/atomic-commit/state';
import type { Entry } from '../../src/scenario/entry';
import { type Performance, perform } from '../../src/scenario/play';
import { readScript } from '../../src/scenario/read-script';
import type { Script } from '../../src/scenario/script';

export const twoPhaseEntry: Entry<AtomicCommit> = { protocol: twoPhaseCommit, portrait, dialect: twoPhaseDialect };
export const threePhaseEntry: Entry<AtomicCommit> = {
  protocol: threePhaseCommit,
  portrait,
  dialect: threePhaseDialect,
};
export const commitEntries = [twoPhaseEntry, threePhaseEntry] as const;

/** The script of a text that has no mistakes. */
export function commitScriptOf(text: string, file = 'test.txt'): Script<AtomicCommit> {
  const read = readScript({ file, text }, commitEntries);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.script;
}

export const commitPerformanceOf = (text: string): Performance<AtomicCommit> => perform(commitScriptOf(text));
