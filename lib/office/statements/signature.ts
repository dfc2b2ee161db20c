import type { RecordEntry } from '#lib/feedback/store/office/record-store';
import { isHeadSignedBy, parseHead } from '#lib/office/act';
import { recordIdOfAct } from '#lib/office/record';
import { isStatementSignedBy, parseStatement, type Statement } from '#lib/office/statements/statement';

/** The statement that an entry of the record was made of; null for another's, and for one that says something else than it. */
export function recordedStatement(entry: RecordEntry): Statement | null {
  const statement = entry.signed === null ? null : parseStatement(entry.signed);
  if (!statement) return null;
  const { id, kind, device, submission, subject, count, reason } = statement;
  const isSame =
    id === entry.id &&
    kind === entry.kind &&
    device === entry.device &&
    submission === entry.submission &&
    subject === entry.subject &&
    count === entry.count &&
    reason === entry.reason;
  return isSame ? statement : null;
}

/** Whether the holder of a public key (Ed25519, base64url) signed what an entry of the record says. */
export function isEntrySignedBy(entry: RecordEntry, verifyKey: string): boolean {
  if (entry.signed === null || entry.signature === null) return false;
  const statement = recordedStatement(entry);
  if (statement) return isStatementSignedBy({ statement, signature: entry.signature }, verifyKey);
  const head = parseHead(entry.signed);
  const isSame =
    head !== null &&
    entry.id === recordIdOfAct(head.id) &&
    head.kind === entry.kind &&
    head.device === entry.device &&
    head.submission === entry.submission;
  return isSame && isHeadSignedBy(head, entry.signature, verifyKey);
}
