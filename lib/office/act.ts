import { base64 } from '@scure/base';
import * as z from 'zod';
import { jcsText, sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { OFFICE_STATES } from '#lib/feedback/store/entry';
import { addDays, dayAfter } from '#lib/model/date';
import type { DeviceRole } from '#lib/office/certificate';
import { type EnteredRow, enteredRowSchema } from '#lib/office/entering/entered-row';
import { isSignedBy, type SignedBytes, type SigningKey, signedBytes, signJson } from '#lib/office/signing';
import {
  base64Bytes,
  base64urlBytes,
  chosenIdSchema,
  daySchema,
  idSchema,
  recipientSchema,
  SECRET_BYTES,
} from '#lib/office/values';

/** The label, with its version, that acts are signed under. */
const LABEL = 'office act 1';

/** Most bytes of an act's sealed words. */
export const ACT_SEALED_BYTES = 600 * 1024;

/** How many days an act may wait for the server, in a queue or on a stick. */
const DAYS_WAITING = 90;

/** The kinds of acts: a state with a reason or none, an answer, what the office notes for itself, and entering what came otherwise. */
export const ACT_KINDS = ['state', 'answer', 'internal', 'entered'] as const;

/** The head of an act, which is signed: all of it, of its sealed words their hash. */
export const actHeadSchema = z.strictObject({
  v: z.literal(1),
  /** The recipient of the office that it is done for, and sealed to. */
  office: recipientSchema,
  /** The id of the device that acts. */
  device: chosenIdSchema,
  /** Chosen by the device: an act with this id is carried out once. It becomes the id of the entry. */
  id: chosenIdSchema,
  /** The id of the submission. */
  submission: idSchema,
  /** The id of the last entry that it was made upon; empty for none. */
  after: z.union([z.literal(''), idSchema]),
  /** The hash of the row as the clerk saw it (`hashOfRow`): evidence, which nobody compares with a row of later. */
  upon: base64urlBytes(SECRET_BYTES),
  kind: z.enum(ACT_KINDS),
  /** The Beijing day by the device's clock, `YYYY-MM-DD`. The entry has the server's own. */
  day: daySchema,
  /** The state that it gives; null for what is internal. */
  state: z.enum(OFFICE_STATES).nullable(),
  /** The SHA-256 of the sealed words, base64url; null where it has none. */
  sealed: base64urlBytes(SECRET_BYTES).nullable(),
});

/** Something that a device does to a submission: once on the server, an entry in its history. */
export const actSchema = z.strictObject({
  head: actHeadSchema,
  /** Of the head, by the device (Ed25519, base64url). */
  signature: base64urlBytes(64),
  /** The sealed words, base64; null where it has none. */
  sealed: base64Bytes(ACT_SEALED_BYTES).nullable(),
  /** The submission that it enters, which its head names by `submission` and `upon`; of this kind of act alone. */
  enters: enteredRowSchema.optional(),
});

export type ActHead = z.output<typeof actHeadSchema>;
export type Act = z.output<typeof actSchema>;

/** Signs an act with its sealed words. @param enters the submission that it enters, if it does. */
export function signAct(
  head: Omit<ActHead, 'v' | 'sealed'>,
  sealed: Uint8Array | null,
  key: SigningKey,
  enters?: EnteredRow,
): Act {
  const whole: ActHead = { v: 1, ...head, sealed: sealed && sha256Base64url(sealed) };
  const signature = signJson(LABEL, whole, key);
  return { head: whole, signature, sealed: sealed && base64.encode(sealed), ...(enters && { enters }) };
}

/** Whether the holder of a public key (Ed25519, base64url) signed an act, with exactly these sealed words. */
export function isActSignedBy({ head, signature, sealed }: Act, verifyKey: string): boolean {
  const hash = sealed === null ? null : sha256Base64url(base64.decode(sealed));
  return hash === head.sealed && isHeadSignedBy(head, signature, verifyKey);
}

/** Whether the holder of a public key (Ed25519, base64url) signed the head of an act. */
export function isHeadSignedBy(head: ActHead, signature: string, verifyKey: string): boolean {
  return isSignedBy(LABEL, head, signature, verifyKey);
}

/** The head of an act with its signature, to be verified in another way than here. */
export function signedHead(head: ActHead, signature: string): SignedBytes {
  return { bytes: signedBytes(LABEL, head), signature };
}

/** Writes the head of an act as it is signed and stored: RFC 8785 JSON. */
export function headText(head: ActHead): string {
  return jcsText(head);
}

/** Parses the stored head of an act; null where it is none, or written in another way. */
export function parseHead(text: string): ActHead | null {
  try {
    const head = actHeadSchema.parse(JSON.parse(text));
    return headText(head) === text ? head : null;
  } catch {
    return null;
  }
}

/**
 * Whether a device of a role may do an act, whatever stands in the store: its kind, state and words go together as they do on
 * the command line, and its day lies between 90 days ago and tomorrow.
 * @param today the server's Beijing day, `YYYY-MM-DD`.
 */
export function isActAllowed({ head, enters }: Act, role: DeviceRole, today: string): boolean {
  const isDated = addDays(today, -DAYS_WAITING) <= head.day && head.day <= dayAfter(today);
  const isWhole = (head.kind === 'entered') === (enters !== undefined);
  return role === 'clerk' && isDated && isWhole && isConsistent(head);
}

function isConsistent({ kind, state, sealed, after }: ActHead): boolean {
  if (kind === 'entered') return state === null && sealed !== null && after === '';
  if (kind === 'answer') return state === 'answered' && sealed !== null;
  if (kind === 'internal') return state === null && sealed !== null;
  return state !== null && (state !== 'refused' || sealed !== null);
}
