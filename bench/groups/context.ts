import type { TaskName, Tasks } from '../tasks';

/** What a group of figures needs to be measured. */
export interface Bench {
  readonly root: string;
  readonly isQuick: boolean;
  /** Lets a process of its own make a measurement. */
  measure<K extends TaskName>(task: K, input: Tasks[K]['input']): Promise<Tasks[K]['output']>;
  /** Says what is going on; not part of the result. */
  say(text: string): void;
}
