import type { ScenarioSource } from '../player/contract';
import type { Parts } from '../scenario/parts';

/** Scenarios as the build cuts them, so that the page needs no reader of YAML; they are called as their files are. */
export const sourcesOf = (files: Readonly<Record<string, Parts>>): readonly ScenarioSource[] =>
  Object.entries(files).map(([path, parts]) => ({ id: idOf(path), parts }));

const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.txt$/, '');
