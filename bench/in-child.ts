import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { TaskName, Tasks } from './tasks';

/** Lets a new process make one measurement. `program` is the bundle of `child.ts`. */
export async function inChild<K extends TaskName>(
  program: string,
  task: K,
  input: Tasks[K]['input'],
): Promise<Tasks[K]['output']> {
  const child = fork(program, [JSON.stringify({ task, input })], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  let result: Tasks[K]['output'] | null = null;
  child.on('message', (message) => {
    result = message as Tasks[K]['output'];
  });
  const [status] = await once(child, 'exit');
  if (status !== 0 || result === null) throw new Error(`the measurement "${task}" ended with status ${status}`);
  return result;
}
