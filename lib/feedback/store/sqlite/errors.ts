import { fileReason, StoreUnavailable, type UnavailableReason } from '#lib/feedback/store/unavailable';

/** Maps SQLite's primary result codes (https://sqlite.org/rescode.html) to reasons. */
const REASONS: Readonly<Record<number, UnavailableReason>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  11: 'damaged',
  13: 'full',
  26: 'damaged',
};

/** SQLITE_IOERR_SHORT_READ: the file ends before a page that it says it has. */
const SHORT_READ = 522;

/** Runs `work` and translates SQLite's errors. @throws StoreUnavailable for a known result code. */
export function withSqliteErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    const reason = sqliteReason(error);
    throw reason ? new StoreUnavailable(reason, { cause: error }) : error;
  }
}

/** Maps an error of SQLite's, or of the file system, to a reason; null for any other. */
export function sqliteReason(error: unknown): UnavailableReason | null {
  if (!(error instanceof Error)) return null;
  const refused = fileReason(error);
  if (refused) return refused;
  const opening = error.message.match(/^ConnectionFailed\(.*: (\d+)"?\)$/)?.[1];
  const result = 'rawCode' in error && typeof error.rawCode === 'number' ? error.rawCode : Number(opening);
  if (result === SHORT_READ) return 'damaged';
  return Number.isNaN(result) ? null : (REASONS[result & 0xff] ?? 'gone');
}
