/** A function that was seen on the stack; `file` is '' for what belongs to the engine itself. */
export interface ProfileNode {
  readonly id: number;
  readonly name: string;
  readonly file: string;
}
export interface SampledProfile {
  readonly nodes: readonly ProfileNode[];
  /** The node that ran at each sample, and the microseconds since the sample before. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}
export interface FunctionTime {
  readonly name: string;
  readonly file: string;
  /** Share of all the time in which anything ran. */
  readonly share: number;
}

const resting: readonly string[] = ['(idle)', '(root)'];

/** What each function took by itself, without those that it called; the most first. */
export function selfTimes({ nodes, samples, timeDeltas }: SampledProfile): readonly FunctionTime[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const spent = new Map<string, { readonly node: ProfileNode; readonly time: number }>();
  let all = 0;
  samples.forEach((id, i) => {
    const node = byId.get(id);
    // The time until the next sample belongs to what was seen at this one.
    const time = timeDeltas[i + 1] ?? 0;
    if (node === undefined || resting.includes(node.name)) return;
    const key = `${node.file} ${node.name}`;
    spent.set(key, { node, time: (spent.get(key)?.time ?? 0) + time });
    all += time;
  });
  return [...spent.values()]
    .sort((a, b) => b.time - a.time)
    .map(({ node: { name, file }, time }) => ({ name, file, share: time / all }));
}

/** Shares added up by what `groupOf` says; the most first. */
export function sharesBy(
  functions: readonly FunctionTime[],
  groupOf: (entry: FunctionTime) => string,
): readonly { readonly name: string; readonly share: number }[] {
  const shares = new Map<string, number>();
  for (const entry of functions) shares.set(groupOf(entry), (shares.get(groupOf(entry)) ?? 0) + entry.share);
  return Array.from(shares, ([name, share]) => ({ name, share })).sort((a, b) => b.share - a.share);
}

/** To which part of the program a function belongs. */
export function partOf({ name, file }: FunctionTime): string {
  if (name === '(garbage collector)') return 'garbage collection';
  if (file.includes('node_modules/xstate/')) return 'XState';
  if (file.startsWith('src/kernel/')) return 'kernel';
  if (/^src\/protocols\/[^/]+$/.test(file)) return 'bridge to XState';
  if (/^src\/protocols\/[^/]+\/invariants\./.test(file)) return 'invariants';
  if (file.startsWith('src/protocols/')) return 'ZooKeeper';
  return file === '' || file.startsWith('node:') ? 'JavaScript engine' : 'other';
}
