/** What is measured where nothing is said. */
export const usualGroups = ['engine', 'memory', 'seek', 'trace', 'frames', 'pan', 'open', 'size', 'play'] as const;
/** Lighthouse is fetched from the registry of npm, which not everyone can reach: it is asked for by name. */
export const groupNames = [...usualGroups, 'lighthouse'] as const;
export type GroupName = (typeof groupNames)[number];

export interface Options {
  readonly groups: readonly GroupName[];
  /** Fewer and shorter runs: to see whether everything works. */
  readonly isQuick: boolean;
  /** Where the figures are written as JSON. */
  readonly json: string | null;
}

export const usage = `npm run bench -- [--only GROUP,...] [--quick] [--json FILE]

groups: ${groupNames.join(', ')} (without --only: all but lighthouse)`;

/** What is asked for on the command line; null for what makes no sense. */
export function readOptions(words: readonly string[]): Options | null {
  let options: Options = { groups: usualGroups, isQuick: false, json: null };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const changed = optionOf(word, rest, options);
    if (changed === null) return null;
    options = changed;
  }
  return options;
}

function optionOf(word: string, rest: string[], options: Options): Options | null {
  if (word === '--quick') return { ...options, isQuick: true };
  const value = rest.shift();
  if (value === undefined || value === '') return null;
  if (word === '--json') return { ...options, json: value };
  const groups = groupNames.filter((name) => value.split(',').includes(name));
  return word === '--only' && groups.length === value.split(',').length ? { ...options, groups } : null;
}
