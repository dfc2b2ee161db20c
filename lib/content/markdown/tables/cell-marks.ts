import type { Root } from 'mdast';
// What `hProperties` is, for a compiler that checks this file before the one that renders.
import type {} from 'mdast-util-to-hast';
import { visit } from '#lib/content/markdown/tree/visit';

declare module 'mdast' {
  interface TableCellData {
    /** The neighbour into which the cell is merged. */
    merged?: 'up' | 'left';
  }
}

const BREAK = /^<br\s*\/?>$/i;

/** The marks that stand alone in a cell, and the neighbour into which each merges it. */
const MERGING = new Map([
  ['<up>', 'up'],
  ['<left>', 'left'],
] as const);

/** Matches the marks of cells: a line break, and merging with the cell above or on the left. */
export const CELL_MARK = /^<(?:br\s*\/?|up|left)>$/i;

/**
 * Reads the marks of a table's cells in place: `<br>` breaks the line, and a cell with nothing but `<up>` or `<left>` is
 * merged into the one above it or on its left. Tags were an error before they meant this, so no recorded text has any.
 */
export function readCellMarks(tree: Root): void {
  visit(tree, 'tableCell', (cell) => {
    const [first, ...others] = cell.children;
    const merged =
      first?.type === 'html' && others.length === 0
        ? [...MERGING].find(([mark]) => mark === first.value.toLowerCase())?.[1]
        : undefined;
    if (merged) {
      cell.children = [];
      cell.data = { ...cell.data, merged };
    }
    cell.children = cell.children.map((child) =>
      child.type === 'html' && BREAK.test(child.value) ? { type: 'break', position: child.position } : child,
    );
    return undefined;
  });
}
