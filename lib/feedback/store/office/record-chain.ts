import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import canonicalize from 'canonicalize';
import type { RecordEntry } from '#lib/feedback/store/office/record-store';

/** What an entry is hashed under, and its version. */
const LABEL = 'office record 1';

/** Hashes an entry of the office's record: SHA-256 of a label, a line feed and the entry as RFC 8785 JSON, base64url. */
export function hashOfRecordEntry(entry: RecordEntry): string {
  const text = `${LABEL}\n${canonicalize(entry)}`;
  return base64urlnopad.encode(sha256(new TextEncoder().encode(text)));
}
