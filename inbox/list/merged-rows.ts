import type { InboxRow } from './row';

/**
 * Puts rows that were merged under the one that they are dealt with together with: that one needs a look where any of them does.
 * What was merged into something that is gone, or that answers another notice, stands for itself.
 */
export function withMerged(rows: readonly InboxRow[]): readonly InboxRow[] {
  if (!rows.some(({ opened }) => opened.merge !== null)) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const mains = new Map(rows.map((row) => [row.id, mainOf(row, byId)]));
  const merged = new Map<string, InboxRow[]>();
  for (const row of rows) {
    const main = mains.get(row.id) ?? row.id;
    if (main !== row.id) merged.set(main, [...(merged.get(main) ?? []), { ...row, main }]);
  }
  return rows.map((row) => {
    const main = mains.get(row.id) ?? row.id;
    return main === row.id ? together(row, merged.get(row.id) ?? []) : { ...row, main };
  });
}

/** The id of the row that one leads to in the end. Of several that lead to each other, it is the first by id. */
function mainOf(row: InboxRow, byId: ReadonlyMap<string, InboxRow>): string {
  const passed: string[] = [];
  let at = row;
  for (;;) {
    passed.push(at.id);
    const next = byId.get(at.opened.merge?.into ?? '');
    if (!next || next.opened.notice !== row.opened.notice) return at.id;
    const turn = passed.indexOf(next.id);
    if (turn >= 0) return passed.slice(turn).sort()[0] ?? at.id;
    at = next;
  }
}

function together(row: InboxRow, merged: readonly InboxRow[]): InboxRow {
  if (merged.length === 0) return row;
  const all = [row, ...merged];
  const [due = null] = all.flatMap((one) => one.due ?? []).sort();
  return {
    ...row,
    merged,
    due,
    hasAddition: all.some((one) => one.hasAddition),
    isNew: !row.opened.isJunk && all.some((one) => one.isNew),
    isOverdue: !row.opened.isJunk && all.some((one) => one.isOverdue),
  };
}

/** Rows with those that were merged into them, each once. */
export function withFolded(rows: readonly InboxRow[]): InboxRow[] {
  return rows.flatMap((row) => [row, ...row.merged]);
}

/** Whether rows may be merged: several of one notice. */
export function mayMerge(rows: readonly InboxRow[]): boolean {
  return rows.length > 1 && new Set(rows.map(({ opened }) => opened.notice)).size === 1;
}
