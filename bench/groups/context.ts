import type { TaskName, Tasks } from '../tasks';

/** What a group of figures needs to be measured. */
export interface Bench {
  readonly root: string;
  readonly isQuick: boolean;
  /** For what is only needed while the benchmark runs. */
  readonly folder: string;
  /** The folder of the page, built as it is shipped when the first group asks for it. */
  page(): Promise<string>;
  /** Lets a process of its own make a measurement. */
  measure<K extends TaskName>(task: K, input: Tasks[K]['input']): Promise<Tasks[K]['output']>;
  /** Says what is going on; not part of the result. */
  say(text: string): void;
}
