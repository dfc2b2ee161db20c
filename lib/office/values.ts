import { base64urlnopad } from '@scure/base';
import * as z from 'zod';
import { isDay } from '#lib/model/date';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** Bytes of an id that a client chooses. */
export const CHOSEN_ID_BYTES = 16;

/** Bytes of a token, of a hash, of a key. */
export const SECRET_BYTES = 32;

/** The schema of so many bytes as base64url without padding (RFC 4648, 5), in its one canonical form. */
export const base64urlBytes = (length: number) => z.string().refine((text) => byteLength(text) === length);

/** Base64 with padding in its one canonical form: tested without being decoded, since thousands of rows have it. */
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

/** The schema of bytes as base64 with padding (RFC 4648, 4). @param most how many bytes at most. */
export const base64Bytes = (most: number) =>
  z
    .string()
    .max(4 * Math.ceil(most / 3))
    .regex(BASE64);

function byteLength(text: string): number | null {
  try {
    return base64urlnopad.decode(text).length;
  } catch {
    return null;
  }
}

/** The schema of an id of a submission, or of an entry: of whichever program made it. */
export const idSchema = z.string().min(1).max(100);

/** The schema of an id that a device chose: 16 random bytes, base64url. */
export const chosenIdSchema = base64urlBytes(CHOSEN_ID_BYTES);

/** The schema of a day that exists, `YYYY-MM-DD`. */
export const daySchema = z.string().refine(isDay);

/** The schema of an X25519 recipient of age. */
export const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

/** The schema of an X25519 identity of age. */
export const identitySchema = z.string().regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);

/** Most characters of the name that a device is known by, in UTF-16 units. */
export const DEVICE_NAME_MOST = 50;

/** The schema of the name that a device is known by: what a person types, on one line, with nothing invisible in it. */
export const deviceNameSchema = z
  .string()
  .max(DEVICE_NAME_MOST)
  .refine(
    (name) => name === name.trim() && hasVisibleCharacters(name) && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name),
  );

/** A part, an item or a ledger row of a notice that a submission can be about, with its heading. */
export const noticeItemSchema = z.object({
  anchor: z.string(),
  heading: z.string(),
  /** Of a row of the ledger: its problem, by whose words it is found; null of a part or an item. */
  row: z.string().nullable().default(null),
});
