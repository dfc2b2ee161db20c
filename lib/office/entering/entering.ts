import { base64urlnopad } from '@scure/base';
import { hashOfJson } from '#lib/feedback/crypto/json-hash';
import type { SealableSubmission } from '#lib/feedback/crypto/sealing';
import { mayHaveComeOn } from '#lib/feedback/form/entered';
import { dayAfter } from '#lib/model/date';
import type { Act } from '#lib/office/act';
import type { EnteredRow } from '#lib/office/entering/entered-row';
import { hashOfRow } from '#lib/office/row-hash';

/** The labels, with their versions, that handles and contents are hashed under. */
const HANDLES_LABEL = 'entered submission 1';
const CONTENT_LABEL = 'entered content 1';

/** Bytes of a submission's id: as many as of one that came by the form. */
const ID_BYTES = 8;

/**
 * The id of a submission that the office enters: it follows from the hashes that find it, so that who signs the id signs those, and
 * no other submission has it.
 */
export function enteredId({
  tokenHash,
  lettersHash,
  digitsHash,
}: Pick<EnteredRow, 'tokenHash' | 'lettersHash' | 'digitsHash'>): string {
  const hash = hashOfJson(HANDLES_LABEL, { tokenHash, lettersHash, digitsHash });
  return Array.from(base64urlnopad.decode(hash).slice(0, ID_BYTES), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** Hashes what an entered submission says, which its device signs within the seal: it holds whatever is sealed anew. */
export function contentHash({
  notice,
  kind,
  item,
  message,
  name,
  contact,
  reply = '',
  id = '',
  received = '',
}: SealableSubmission): string {
  const said = { notice, kind, item: item && { ...item }, message, name, contact };
  return hashOfJson(CONTENT_LABEL, { ...said, reply, id, received });
}

/** The hash of an entered row before anything was recorded of it (`hashOfRow`), which the act that enters it names. */
export function hashOfEnteredRow(id: string, { notice, received, sealed }: EnteredRow): string {
  return hashOfRow({ id, notice, received, sealed, entries: [] });
}

/**
 * Whether an act enters exactly the row that it brings, and no later than a year after it came.
 * @param today the server's Beijing day, `YYYY-MM-DD`.
 */
export function isEnteringOf({ head }: Pick<Act, 'head'>, row: EnteredRow, today: string): boolean {
  return (
    head.submission === enteredId(row) &&
    head.upon === hashOfEnteredRow(head.submission, row) &&
    row.received <= dayAfter(head.day) &&
    mayHaveComeOn(row.received, today)
  );
}
