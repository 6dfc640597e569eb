import { createTranslator } from '../../src/i18n/translator';
import { zookeeper } from '../../src/protocols/zookeeper';
import { dialect } from '../../src/protocols/zookeeper/dialect';
import { portrait } from '../../src/protocols/zookeeper/portrait';
import type { ZooKeeper } from '../../src/protocols/zookeeper/state';
import type { Entry } from '../../src/scenario/entry';
import { type Performance, perform } from '../../src/scenario/play';
import { readScript } from '../../src/scenario/read-script';
import type { Script } from '../../src/scenario/script';
import type { Voice } from '../../src/scenario/transcript';

export const entry: Entry<ZooKeeper> = { protocol: zookeeper, portrait, dialect };
export const english: Voice = { language: 'en', words: createTranslator('en') };

/** The script of a text that has no mistakes. */
export function scriptOf(text: string, file = 'test.txt'): Script<ZooKeeper> {
  const read = readScript({ file, text }, [entry]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.script;
}

export const performanceOf = (text: string): Performance<ZooKeeper> => perform(scriptOf(text));

/** The places of what is wrong with a text, each as `line:column found -> expected`. */
export function problemsOf(text: string): readonly string[] {
  const read = readScript({ file: 'test.txt', text }, [entry]);
  if (read.ok) return [];
  return read.problems.map(({ line, column, found, expected }) => `${line}:${column} ${found} -> ${expected.id}`);
}
