import type { Entry } from '../../scenario/entry';
import { type Performance, perform } from '../../scenario/play';
import { readScript } from '../../scenario/read-script';
import type { Script } from '../../scenario/script';
import { threePhaseCommit, twoPhaseCommit } from '.';
import { threePhaseDialect, twoPhaseDialect } from './dialect';
import { portrait } from './portrait';
import type { AtomicCommit } from './state';

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
