import type { Table, TableCell } from 'mdast';

/** How many rows and columns a cell takes up. */
export interface CellSpan {
  rows: number;
  columns: number;
}

/** A fault of a merged cell: it has no neighbour to merge with, spans the head of the table, or is no rectangle. */
export type MergeFault = 'alone' | 'head' | 'shape';

/** Returns, row by row, the cell that each place of a table shows: for a merged one, that into which it is merged. */
export function shownCells(table: Table): TableCell[][] {
  const shown: TableCell[][] = [];
  for (const { children } of table.children) {
    const row: TableCell[] = [];
    for (const [column, cell] of children.entries()) {
      const { merged } = cell.data ?? {};
      const neighbour = merged === 'up' ? shown.at(-1)?.[column] : merged && row[column - 1];
      row.push(neighbour ?? cell);
    }
    shown.push(row);
  }
  return shown;
}

/** Returns the spans of the cells of a table into which others are merged. */
export function cellSpans(table: Table): Map<TableCell, CellSpan> {
  const spans = [...placesOf(table)].map(([cell, places]) => [cell, spanOf(places)] as const);
  return new Map(spans.filter(([, { rows, columns }]) => rows * columns > 1));
}

/** Finds the merged cells of a table that HTML could not draw. */
export function mergeFaults(table: Table): { cell: TableCell; fault: MergeFault }[] {
  const faults: { cell: TableCell; fault: MergeFault }[] = [];
  for (const [owner, places] of placesOf(table)) {
    const [cell] = places.flatMap(({ cell: at }) => (at.data?.merged ? [at] : []));
    if (!cell) continue;
    const { rows, columns } = spanOf(places);
    if (owner === cell) faults.push({ cell, fault: 'alone' });
    else if (rows * columns !== places.length) faults.push({ cell, fault: 'shape' });
    else if (rows > 1 && places.some(({ row }) => row === 0)) faults.push({ cell, fault: 'head' });
  }
  return faults;
}

interface CellPlace {
  row: number;
  column: number;
  cell: TableCell;
}

/** The places that show each cell. */
function placesOf(table: Table): Map<TableCell, CellPlace[]> {
  const places = new Map<TableCell, CellPlace[]>();
  for (const [row, cells] of shownCells(table).entries()) {
    for (const [column, owner] of cells.entries()) {
      const cell = table.children[row]?.children[column];
      if (cell) places.set(owner, [...(places.get(owner) ?? []), { row, column, cell }]);
    }
  }
  return places;
}

function spanOf(places: readonly CellPlace[]): CellSpan {
  const extent = (numbers: number[]) => Math.max(...numbers) - Math.min(...numbers) + 1;
  return {
    rows: extent(places.map(({ row }) => row)),
    columns: extent(places.map(({ column }) => column)),
  };
}
