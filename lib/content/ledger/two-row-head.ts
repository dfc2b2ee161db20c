import { columnIndex, type KnownColumn, LEDGER_COLUMNS } from '#lib/content/ledger/columns';

/** The names of the columns that a ledger knows, but for that of the problems. */
const OTHERS = Object.keys(LEDGER_COLUMNS).filter((column): column is KnownColumn => column !== 'problem');

/**
 * Returns the one row that a head of two comes to, where a spreadsheet saved one: cells merged downwards left the lower row
 * empty, and the columns of a group are named in the lower row alone. Null where the second row is no part of the head.
 */
export function joinedHead(head: readonly string[], below: readonly string[]): string[] | null {
  const problem = columnIndex(head, 'problem');
  if (problem === null || (below[problem] ?? '') !== '') return null;
  const namesNew = below.some((name, column) => name !== '' && !head[column]);
  if (!namesNew || !OTHERS.some((column) => columnIndex(below, column) !== null)) return null;
  const width = Math.max(head.length, below.length);
  return Array.from({ length: width }, (_, column) => below[column] || head[column] || '');
}
