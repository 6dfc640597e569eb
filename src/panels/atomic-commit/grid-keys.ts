import type { KeyPress } from '../../views/keys-sheet/key-press';

/** A cell of a grid by its row and column, from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Which cells of a grid can have the focus, row by row. */
export type Grid = readonly (readonly boolean[])[];

const directions: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ...{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] },
};

/**
 * Where a key moves the focus in a grid (ARIA Authoring Practices, grid pattern): arrows to the next cell that there is,
 * Home and End within the row, with Ctrl within the whole; null for other keys and at an edge.
 */
export function cellAfterKey(press: KeyPress, grid: Grid, from: GridPlace): GridPlace | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = press;
  if (altKey || metaKey || shiftKey) return null;
  const direction = directions[key];
  if (direction !== undefined) return ctrlKey ? null : neighbour(grid, from, direction);
  const places = placesIn(grid).filter(({ row }) => ctrlKey || row === from.row);
  if (key === 'Home') return places[0] ?? null;
  return key === 'End' ? (places.at(-1) ?? null) : null;
}

function neighbour(grid: Grid, from: GridPlace, [down, right]: readonly [number, number]): GridPlace | null {
  let place = { row: from.row + down, column: from.column + right };
  while (grid[place.row]?.[place.column] === false) place = { row: place.row + down, column: place.column + right };
  return grid[place.row]?.[place.column] === true ? place : null;
}

const placesIn = (grid: Grid): readonly GridPlace[] =>
  grid.flatMap((cells, row) => cells.flatMap((isThere, column) => (isThere ? [{ row, column }] : [])));
