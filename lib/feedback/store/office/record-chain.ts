import { hashOfJson } from '#lib/feedback/crypto/json-hash';
import type { RecordEntry } from '#lib/feedback/store/office/record-store';

/** The label, with its version, that entries are hashed under. */
const LABEL = 'office record 1';

/** Hashes an entry of the office's record (`hashOfJson`), base64url: the next entry names it. */
export function hashOfRecordEntry(entry: RecordEntry): string {
  return hashOfJson(LABEL, entry);
}
