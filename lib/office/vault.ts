import { base64 } from '@scure/base';
import { Decrypter, Encrypter } from 'age-encryption';
import * as z from 'zod';
import { UnsealError } from '#lib/feedback/crypto/sealing';
import { DEVICE_ROLES, signedCertificateSchema } from '#lib/office/certificate';
import { normalisePassphrase } from '#lib/office/passphrase';
import { siteAddressSchema } from '#lib/office/site-address';
import {
  base64urlBytes,
  chosenIdSchema,
  daySchema,
  deviceNameSchema,
  identitySchema,
  SECRET_BYTES,
} from '#lib/office/values';

/** The cost of a guess at a passphrase: scrypt with N = 2¹⁷, r = 8, p = 1 (age-encryption.org/v1, scrypt stanza): 128 MiB. */
const VAULT_WORK_FACTOR = 17;

/** What an inbox file holds, sealed by a passphrase. */
export const vaultSchema = z.strictObject({
  v: z.literal(1),
  /** The origin of the site. */
  site: siteAddressSchema,
  office: z.strictObject({
    /** What opens everything. */
    identity: identitySchema,
    /** What opened everything before. */
    former: z.array(identitySchema),
  }),
  device: z.strictObject({
    id: chosenIdSchema,
    name: deviceNameSchema,
    role: z.enum(DEVICE_ROLES),
    /** What it shows to the server: 256 random bits, base64url. */
    token: base64urlBytes(SECRET_BYTES),
    /** What opens what is sealed to this device. */
    identity: identitySchema,
    /** What it signs acts with: an Ed25519 seed, base64url. */
    seed: base64urlBytes(SECRET_BYTES),
  }),
  certificate: signedCertificateSchema,
  /**
   * What the set-up goes on with, until the site knows this device: the token of the set-up file, and until when (an ISO
   * instant) it is valid; null where the file was not made by a set-up.
   */
  setup: z.strictObject({ token: base64urlBytes(SECRET_BYTES), expires: z.string() }).nullable(),
  /** The token of the invitation by which it joins, until the site knows this device; null where it was not invited. */
  invitation: base64urlBytes(SECRET_BYTES).nullable().default(null),
  /** The Beijing day on which it was made, `YYYY-MM-DD`. */
  made: daySchema,
});

/** What the file of an invitation holds, sealed by a temporary passphrase. */
export const invitationVaultSchema = z.strictObject({
  ...vaultSchema.pick({ v: true, site: true, office: true }).shape,
  kind: z.literal('invitation'),
  /** What it shows to the server: 256 random bits, base64url. */
  token: base64urlBytes(SECRET_BYTES),
  /** Who is invited, and as what. */
  name: deviceNameSchema,
  role: z.enum(DEVICE_ROLES),
});

export type Vault = z.output<typeof vaultSchema>;
export type InvitationVault = z.output<typeof invitationVaultSchema>;

/** A passphrase does not open a vault. */
export class WrongPassphrase extends Error {
  override name = 'WrongPassphrase';
}

/** The memory that scrypt needs cannot be had: a browser of 32 bits, or too much open beside it. */
export class NotEnoughMemory extends Error {
  override name = 'NotEnoughMemory';
}

/**
 * Seals a vault by a passphrase (age, scrypt), base64. It takes a second or more, and 128 MiB of memory.
 * @param workFactor the binary logarithm of scrypt's N. @throws NotEnoughMemory.
 */
export async function sealVault(
  vault: Vault | InvitationVault,
  passphrase: string,
  workFactor = VAULT_WORK_FACTOR,
): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(normalisePassphrase(passphrase));
  encrypter.setScryptWorkFactor(workFactor);
  const text = JSON.stringify(('kind' in vault ? invitationVaultSchema : vaultSchema).parse(vault));
  const sealed = await encrypter.encrypt(text).catch((cause: unknown) => {
    throw isOutOfMemory(cause) ? new NotEnoughMemory('not enough memory', { cause }) : cause;
  });
  return base64.encode(sealed);
}

/**
 * Opens a vault with its passphrase. It takes as long as sealing.
 * @throws WrongPassphrase; NotEnoughMemory; UnsealError when the vault is damaged, or of another program.
 */
export function openVault(sealed: string, passphrase: string): Promise<Vault> {
  return openSealed(vaultSchema, sealed, passphrase);
}

/** Opens what the file of an invitation holds, like `openVault`. @throws WrongPassphrase; NotEnoughMemory; UnsealError. */
export function openInvitation(sealed: string, passphrase: string): Promise<InvitationVault> {
  return openSealed(invitationVaultSchema, sealed, passphrase);
}

async function openSealed<Schema extends z.ZodType>(
  schema: Schema,
  sealed: string,
  passphrase: string,
): Promise<z.output<Schema>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(normalisePassphrase(passphrase));
  const text = await decrypter.decrypt(decodedVault(sealed), 'text').catch((cause: unknown) => {
    if (isOutOfMemory(cause)) throw new NotEnoughMemory('not enough memory', { cause });
    throw isWrong(cause) ? new WrongPassphrase('wrong passphrase', { cause }) : damaged(cause);
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(cause);
  }
}

function decodedVault(sealed: string): Uint8Array {
  try {
    return base64.decode(sealed);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** age's words where none of the secrets opens the file key. */
function isWrong(cause: unknown): boolean {
  return cause instanceof Error && /no identity matched/.test(cause.message);
}

/** What engines throw where an array cannot be allocated (ECMA-262, CreateByteDataBlock). */
function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof RangeError && /alloca|memory|array (buffer )?length/i.test(cause.message);
}

function damaged(cause: unknown): UnsealError {
  return new UnsealError('the vault is damaged', { cause });
}
