/** Blanks and carets to be written under a line, so that they stand below the word that is wrong. */
export function caretUnder(
  line: string,
  column: number,
  found: string,
): { readonly before: string; readonly caret: string } {
  const start = Math.max(0, Math.min(column - 1, line.length));
  // A tab stays one, so that both lines are as wide.
  const before = line.slice(0, start).replace(/[^\t]/g, ' ');
  const width = Math.max(1, Math.min(found.length, line.length - start));
  return { before, caret: '^'.repeat(width) };
}
