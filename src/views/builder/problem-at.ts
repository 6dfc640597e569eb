import type { Problem } from '../../kernel/dialect';

/** The problem that belongs to a field: one at its path, or inside of what the path leads to. */
export function problemAt(problems: readonly Problem[], path: readonly string[]): Problem | null {
  return problems.find((problem) => path.every((step, i) => problem.path[i] === step)) ?? null;
}
