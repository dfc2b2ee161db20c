import { base64 } from '@scure/base';
import { z } from 'zod';
import { OFFICE_STATES } from '#lib/feedback/store/entry';
import { dayAfter, dayBefore } from '#lib/model/date';
import type { DeviceRole } from '#lib/office/certificate';
import { isSignedBy, type SigningKey, sha256Base64url, signJson } from '#lib/office/signing';
import { base64Bytes, base64urlBytes, chosenIdSchema, daySchema, idSchema } from '#lib/office/values';

/** What is signed, and its version. */
const LABEL = 'office act 1';

/** Most bytes of an act's sealed words. */
export const ACT_SEALED_BYTES = 600 * 1024;

/** The kinds of acts: a state with a reason or none, an answer, and what the office notes for itself. */
export const ACT_KINDS = ['state', 'answer', 'internal'] as const;

const unsigned = {
  v: z.literal(1),
  /** The id of the device that acts. */
  device: chosenIdSchema,
  /** Chosen by the device: an act with this id is carried out once. It becomes the id of the entry. */
  id: chosenIdSchema,
  /** The id of the submission. */
  submission: idSchema,
  /** The id of the last entry that it was made upon; empty for none. */
  after: z.union([z.literal(''), idSchema]),
  kind: z.enum(ACT_KINDS),
  /** The Beijing day by the device's clock, `YYYY-MM-DD`. */
  day: daySchema,
  /** The state that it gives; null for what is internal. */
  state: z.enum(OFFICE_STATES).nullable(),
};

/** Something that a device does to a submission: once on the server, an entry in its history. */
export const actSchema = z.strictObject({
  ...unsigned,
  /** Its sealed words, base64; null where it has none. */
  sealed: base64Bytes(ACT_SEALED_BYTES).nullable(),
  /** By the device (Ed25519, base64url). */
  signature: base64urlBytes(64),
});

export type Act = z.output<typeof actSchema>;

/** An act before the device signed it. */
export type UnsignedAct = Omit<Act, 'v' | 'signature'>;

/** Signs an act. */
export function signAct(act: UnsignedAct, key: SigningKey): Act {
  const whole = { v: 1, ...act } as const;
  return { ...whole, signature: signJson(LABEL, signedPart(whole), key) };
}

/** Whether the holder of a public key (Ed25519, base64url) signed an act. */
export function isActSignedBy(act: Act, verifyKey: string): boolean {
  return isSignedBy(LABEL, signedPart(act), act.signature, verifyKey);
}

/** What is signed of an act: of its sealed words their hash, so that a list of signed acts can be checked without the words. */
function signedPart(act: Omit<Act, 'signature'>) {
  const { v, device, id, submission, after, kind, day, state, sealed } = act;
  const hash = sealed === null ? null : sha256Base64url(base64.decode(sealed));
  return { v, device, id, submission, after, kind, day, state, sealed: hash };
}

/**
 * Whether a device of a role may do an act on a Beijing day, whatever stands in the store: its kind, state and words go
 * together as they do on the command line, and its day is at most one from `today`.
 */
export function isActAllowed(act: Act, role: DeviceRole, today: string): boolean {
  const isDated = [dayBefore(today), today, dayAfter(today)].includes(act.day);
  return role === 'clerk' && isDated && isConsistent(act);
}

function isConsistent({ kind, state, sealed }: Act): boolean {
  if (kind === 'answer') return state === 'answered' && sealed !== null;
  if (kind === 'internal') return state === null && sealed !== null;
  return state !== null && (state !== 'refused' || sealed !== null);
}
