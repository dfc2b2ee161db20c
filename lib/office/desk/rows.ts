import { createHash } from 'node:crypto';
import { base64 } from '@scure/base';
import type { MarkedEntry, SealedRow } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { ROWS_BYTES, type Row, type RowEntry } from '#lib/office/protocol';
import { hashOfHashedRow } from '#lib/office/row-hash';
import { SingleFlight } from '#lib/single-flight';

/** How many rows are read at a time: each may hold some megabytes. */
const READ_AT_ONCE = 8;

/** A row as the protocol gives it. */
export function wireRow(row: SealedRow): Row {
  return rowWith(row, (sealed) => base64.encode(sealed));
}

/** A row with whatever stands for its sealed bytes. */
function rowWith(
  { id, notice, received, sealed, entries }: SealedRow,
  written: (sealed: Uint8Array) => string,
): Row {
  const entryWith = ({
    after,
    kind,
    day,
    state,
    device,
    signed,
    signature,
    ...entry
  }: MarkedEntry): RowEntry => ({
    id: entry.id,
    after,
    kind,
    day,
    state,
    sealed: entry.sealed && written(entry.sealed),
    device,
    signed,
    signature,
  });
  return { id, notice, received, sealed: written(sealed), entries: entries.map(entryWith) };
}

/**
 * Reads rows, as many as fit in a response, but one at least.
 * @returns with the ids of the others, to be asked for again. @throws StoreUnavailable.
 */
export async function readRows(
  store: Pick<FeedbackStore, 'readMany'>,
  asked: readonly string[],
): Promise<{ rows: Row[]; left: string[] }> {
  const ids = [...new Set(asked)];
  const rows: Row[] = [];
  let size = 0;
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    const found = await store.readMany(ids.slice(at, at + READ_AT_ONCE));
    const read = new Map(found.map((row) => [row.id, wireRow(row)]));
    for (const [offset, id] of ids.slice(at, at + READ_AT_ONCE).entries()) {
      const row = read.get(id);
      size += row ? JSON.stringify(row).length : 0;
      if (row && rows.length > 0 && size > ROWS_BYTES) return { rows, left: ids.slice(at + offset) };
      if (row) rows.push(row);
    }
  }
  return { rows, left: [] };
}

/**
 * The hashes of all rows. Sealed bytes are read once by each process, and again when a row has another version: a visit must not
 * read the whole database.
 */
export class RowHashes {
  private readonly known = new Map<string, { readonly version: string; readonly hash: string }>();
  private readonly reading = new SingleFlight<Record<string, string>>();

  constructor(private readonly store: Pick<FeedbackStore, 'rowVersions' | 'readMany'>) {}

  /** The hash of every row, by the submission's id. @throws StoreUnavailable. */
  all(): Promise<Record<string, string>> {
    return this.reading.run('all', () => this.read());
  }

  private async read(): Promise<Record<string, string>> {
    const versions = new Map((await this.store.rowVersions()).map(({ id, version }) => [id, version]));
    for (const id of this.known.keys()) if (!versions.has(id)) this.known.delete(id);
    const stale = [...versions.keys()].filter((id) => this.known.get(id)?.version !== versions.get(id));
    for (let at = 0; at < stale.length; at += READ_AT_ONCE)
      for (const row of await this.store.readMany(stale.slice(at, at + READ_AT_ONCE)))
        this.known.set(row.id, { version: versions.get(row.id) ?? '', hash: fastHashOfRow(row) });
    return Object.fromEntries(Array.from(this.known, ([id, { hash }]) => [id, hash]));
  }
}

/** What `hashOfRow` gives, without the detour by base64. */
function fastHashOfRow(row: SealedRow): string {
  return hashOfHashedRow(rowWith(row, (sealed) => createHash('sha256').update(sealed).digest('base64url')));
}
