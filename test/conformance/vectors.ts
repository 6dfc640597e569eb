import { compared, outside, type Row } from './report';

/** An expectation of one of ZooKeeper's own unit tests: what it expects and what ours gives, or why ours cannot be asked. */
export type Vector = { readonly id: string; readonly title: string } & (
  | { readonly lacks: string }
  | { readonly expected: unknown; readonly ours: () => unknown }
);

export const rowsOf = (vectors: readonly Vector[]): readonly Row[] =>
  vectors.map((vector) =>
    'lacks' in vector
      ? outside(vector.id, vector.title, vector.lacks)
      : compared(vector.id, vector.title, { recorded: vector.expected, ours: vector.ours() }),
  );
