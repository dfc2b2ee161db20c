import { base64 } from '@scure/base';
import { hashOfJson, sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { Row, RowEntry } from '#lib/office/protocol';

/** The label, with its version, that rows are hashed under. */
const ROW_LABEL = 'office row 1';

/** Hashes all that `POST rows` gives of a submission, base64url. */
export function hashOfRow(row: Row): string {
  const entries = row.entries.map((entry) => ({
    ...entry,
    sealed: entry.sealed && sealedHash(entry.sealed),
  }));
  return hashOfHashedRow({ ...row, sealed: sealedHash(row.sealed), entries });
}

/**
 * Hashes a row of which the sealed bytes stand there as their SHA-256, base64url: so that a server, which has these beside
 * them, need not read every sealed byte for an index.
 */
export function hashOfHashedRow({ id, notice, received, sealed, entries }: Row): string {
  return hashOfJson(ROW_LABEL, { id, notice, received, sealed, entries: entries.map(hashedEntry) });
}

function hashedEntry({ id, after, kind, day, state, sealed, device, signed, signature }: RowEntry) {
  return { id, after, kind, day, state, sealed, device, signed, signature };
}

function sealedHash(sealed: string): string {
  return sha256Base64url(base64.decode(sealed));
}
