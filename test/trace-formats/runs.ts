import { readdirSync, readFileSync } from 'node:fs';
import type { Trace } from '../../src/kernel/trace';
import type { ZooKeeper } from '../../src/protocols/zookeeper/state';
import { perform } from '../../src/scenario/play';
import { performanceOf, scriptOf } from '../scenarios/entry';

export type Run = Trace<ZooKeeper>;

/** Small runs that together show every kind of act, event, setup and outcome. */
const texts = {
  nothing: '---\nstart: none\n---\n',
  alone: '---\nservers: 1\n---\nrun settled\nS1 create /a "x"\nrun settled\n',
  requests: [
    '---\nservers: 3\ndisks: {S1: {log: [1.1..1.3], currentEpoch: 1}}\nconfig: {weights: {S1: 1, S2: 1, S3: 1}}\n---\nrun settled',
    'S1 create "/a b" "中\\n\\"x\\", |#;<b>"\nS2 create /a "=1+1"\nS2 set /a "y" version 0\nS1 get /a\nS1 children /',
    'S1 exists /b\nS1 connect\nS3 delete /a version 7\nS3 delete /a\nrun settled\n',
  ].join('\n'),
  messages: [
    'run settled\nS5 create /b "y"\ndelay PROPOSAL S5 -> S1 by 2ms\nduplicate PROPOSAL S5 -> S2',
    'deliver PROPOSAL S5 -> S3\ndrop PROPOSAL S5 -> S4\nrun 50ms\n',
  ].join('\n'),
  network: [
    '---\nservers: 4\nobservers: 1\n---\nrun settled\nslow S1 2x\nslow disk S1 3x\nloss S1 S2 20%\nlatency S1 S3 5ms..9ms',
    'skew S1 1.5x\ntimer leader tick in 3ms\npause S2\nrun 100ms\nresume S2\ncut S1 -> S3\nheal\nisolate S1\nheal S1\npartition S1 S2 / S3 S4',
    'S1 set /a "z"\nrun 300ms\nheal S1 S4\nheal\nrun 100ms\n',
  ].join('\n'),
  lives: '---\nservers: 3\n---\nrun settled\ndie leader\nwipe S1\nstart S1\nrun 500ms\nrestart S2\nrun 300ms\n',
  broken: [
    '---\nservers: 3\nrules: {majority-commits: off, log-before-ack: off}\n---\nrun settled\nisolate S3\nS3 create /a "x"',
    'run 5s\ndie S3\nrun settled\nS1 create /b "y"\nrun settled\nheal\nstart S3\nrun settled\n',
  ].join('\n'),
};
export type RunName = keyof typeof texts;

export const runs: readonly (readonly [RunName, Run])[] = Object.entries(texts).map(
  ([name, text]) => [name as RunName, performanceOf(text).trace] as const,
);

export function runOf(name: RunName): Run {
  const found = runs.find(([other]) => other === name);
  if (found === undefined) throw new Error(name);
  return found[1];
}

const folder = new URL('../../src/scenarios/zookeeper/', import.meta.url);

export const shippedIds: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace(/\.txt$/, ''));

export const shippedRun = (id: string): Run =>
  perform(scriptOf(readFileSync(new URL(`${id}.txt`, folder), 'utf8'), id)).trace;
