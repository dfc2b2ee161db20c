import * as z from 'zod';
import { jcsText } from '#lib/feedback/crypto/json-hash';
import type { NewRecord } from '#lib/feedback/store/office/record-store';
import { addDays, dayAfter } from '#lib/model/date';
import type { DeviceRole } from '#lib/office/certificate';
import { recordHeadSchema } from '#lib/office/record';
import { isSignedBy, type SigningKey, signJson } from '#lib/office/signing';
import { base64urlBytes, chosenIdSchema, daySchema, idSchema, recipientSchema } from '#lib/office/values';

/** The label, with its version, that statements are signed under. */
const LABEL = 'office record statement 1';

/** How many days a statement may wait for the server. */
const DAYS_WAITING = 90;

/** The kinds of entries that a device itself adds to the record; the server records acts, people and keys as it carries them out. */
export const STATEMENT_KINDS = [
  ...(['read-bulk', 'export', 'entered', 'key'] as const),
  ...(['destroy-proposed', 'destroy-retracted', 'destroy-consented'] as const),
] as const;

/** The kinds that a device whose role is to read may add. */
const OF_READERS: readonly string[] = ['read-bulk', 'export'];

/** A statement: the part of a record's entry that its device signs. */
export const statementSchema = z.strictObject({
  v: z.literal(1),
  /** The recipient of the office. */
  office: recipientSchema,
  /** The id of the device that signs. */
  device: chosenIdSchema,
  /** Chosen by the device: it becomes the id of the entry, which is added once. */
  id: chosenIdSchema,
  kind: z.enum(STATEMENT_KINDS),
  submission: idSchema.nullable(),
  /** The id of the device that it is about; of a consent, that of the device that proposed. */
  subject: chosenIdSchema.nullable(),
  count: z.number().int().min(0).nullable(),
  /** Why a submission is to be destroyed. */
  reason: z.enum(['junk', 'decided']).nullable(),
  /** About destroying: the id of the last entry about it that the device knows of; empty for none. */
  after: z.union([z.literal(''), idSchema]).nullable(),
  /** Of a consent: the id of the last entry in the submission's history that the clerk saw; empty for none. */
  last: z.union([z.literal(''), idSchema]).nullable(),
  /** The end of the record as the device knew it: whoever shows another record up to there is found out. */
  upon: recordHeadSchema.strict().nullable(),
  /** The Beijing day by the device's clock, `YYYY-MM-DD`. */
  day: daySchema,
});

/** A statement with its device's signature (Ed25519, base64url). */
export const signedStatementSchema = z.strictObject({
  statement: statementSchema,
  signature: base64urlBytes(64),
});

export type Statement = z.output<typeof statementSchema>;
export type SignedStatement = z.output<typeof signedStatementSchema>;

/** Signs a statement. */
export function signStatement(statement: Statement, key: SigningKey): SignedStatement {
  return { statement, signature: signJson(LABEL, statement, key) };
}

/** Whether the holder of a public key (Ed25519, base64url) signed a statement. */
export function isStatementSignedBy({ statement, signature }: SignedStatement, verifyKey: string): boolean {
  return isSignedBy(LABEL, statement, signature, verifyKey);
}

/** Parses what stands in the record as signed; null where it is no statement, or written in another way. */
export function parseStatement(text: string): Statement | null {
  try {
    const statement = statementSchema.parse(JSON.parse(text));
    return jcsText(statement) === text ? statement : null;
  } catch {
    return null;
  }
}

/** Whether a device of a role may add a statement. @param today the server's Beijing day, `YYYY-MM-DD`. */
export function isStatementAllowed(statement: Statement, role: DeviceRole, today: string): boolean {
  const { kind, day } = statement;
  const isDated = addDays(today, -DAYS_WAITING) <= day && day <= dayAfter(today);
  return isDated && (role === 'clerk' || OF_READERS.includes(kind)) && isConsistent(statement);
}

function isConsistent({ kind, submission, subject, reason, after, last }: Statement): boolean {
  if (!kind.startsWith('destroy-')) return after === null && last === null && reason === null;
  const isConsent = kind === 'destroy-consented';
  const isNamed =
    submission !== null && after !== null && (reason === null) === (kind === 'destroy-retracted');
  return isNamed && (subject !== null) === isConsent && (last !== null) === isConsent;
}

/** The entry of the record that a statement makes. @param day the server's Beijing day. */
export function recordOf({ statement, signature }: SignedStatement, day: string): NewRecord {
  const { id, kind, device, submission, subject, count, reason } = statement;
  return { id, day, kind, device, submission, subject, count, reason, signed: jcsText(statement), signature };
}
