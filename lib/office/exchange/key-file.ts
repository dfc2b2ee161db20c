import { base64 } from '@scure/base';
import * as z from 'zod';
import { jcsText } from '#lib/feedback/crypto/json-hash';
import { recipientOf, sealJson, UnsealError, unsealJson } from '#lib/feedback/crypto/sealing';
import { type Certificate, isCertified, signedCertificateSchema } from '#lib/office/certificate';
import { NoSealedFile } from '#lib/office/sealed-file';
import { certifyingKeyOf, isSignedBy, type SigningKey, signJson } from '#lib/office/signing';
import { siteAddressSchema } from '#lib/office/site-address';
import { base64urlBytes, chosenIdSchema, identitySchema, recipientSchema } from '#lib/office/values';
import type { Vault } from '#lib/office/vault';

/** The labels, with their version, that the file's content is signed under: by the former key, and by the device that gives it. */
const BY_OFFICE = 'office key exchange 1';
const BY_DEVICE = 'office key exchange by device 1';

const contentSchema = z.strictObject({
  v: z.literal(1),
  site: siteAddressSchema,
  /** The id of the device that it is for. */
  device: chosenIdSchema,
  /** The recipient of the office before. */
  former: recipientSchema,
  /** What opens everything from now on. */
  identity: identitySchema,
  /** The device's certificate by the new key. */
  certificate: signedCertificateSchema,
  /** Who gives it: the certificate by the former key of the device that signs. */
  by: signedCertificateSchema,
});

const signedContentSchema = z.strictObject({
  content: contentSchema,
  byOffice: base64urlBytes(64),
  byDevice: base64urlBytes(64),
});

const keyFileSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('key'),
  /** The id of the device that it is sealed to. */
  device: chosenIdSchema,
  sealed: z.string().max(64 * 1024),
});

export type NewKey = z.output<typeof contentSchema>;

/**
 * Why a new key is not taken. `other-device`: it is for another inbox. `not-former`: this inbox does not have the key before it.
 * `forged`: who gives it did not sign it, or is no clerk of the office. `not-office`: it was typed, and the site seals to another.
 */
export type KeyRefusal = 'other-device' | 'not-former' | 'forged' | 'not-office';

/** A new key is not one that this inbox takes. */
export class KeyRefused extends Error {
  override name = 'KeyRefused';

  constructor(
    readonly why: KeyRefusal,
    options?: ErrorOptions,
  ) {
    super(why, options);
  }
}

/**
 * Makes the file by which a device is given the office's new key: sealed to that device alone, signed by the former key and by the
 * device that gives it.
 * @param recipient the device's, as its certificate says. @param former the office's identity before.
 */
export async function makeKeyFile(
  content: NewKey,
  recipient: string,
  former: string,
  device: SigningKey,
): Promise<string> {
  const signed = {
    content,
    byOffice: signJson(BY_OFFICE, content, certifyingKeyOf(former)),
    byDevice: signJson(BY_DEVICE, content, device),
  };
  const sealed = base64.encode(await sealJson(signed, [recipient]));
  return `${JSON.stringify({ v: 1, kind: 'key', device: content.device, sealed })}\n`;
}

/**
 * Opens the file of a new key with a device's vault, and checks that the office's former key and one of its clerks vouch for it. Whoever
 * has the former key can forge both: people compare the digits of the new one aloud.
 * @throws NoSealedFile for another file; KeyRefused.
 */
export async function openKeyFile(text: string, vault: Vault): Promise<NewKey> {
  const file = parseKeyFile(text);
  if (file.device !== vault.device.id) throw new KeyRefused('other-device');
  const { content, byOffice, byDevice } = await unsealed(file.sealed, vault.device.identity);
  const { identity } = vault.office;
  const former = await recipientOf(identity);
  if (content.former !== former || content.identity === identity) throw new KeyRefused('not-former');
  const recipient = await recipientOf(content.identity);
  const { verifyKey } = certifyingKeyOf(identity);
  const { by, certificate } = content;
  const isVouchedFor =
    isSignedBy(BY_OFFICE, content, byOffice, verifyKey) &&
    isCertified(by, { recipient: former, verifyKey }) &&
    by.certificate.role === 'clerk' &&
    isSignedBy(BY_DEVICE, content, byDevice, by.certificate.verifyKey);
  const isOwn =
    content.site === vault.site &&
    content.device === vault.device.id &&
    isCertified(certificate, { recipient, verifyKey: certifyingKeyOf(content.identity).verifyKey }) &&
    isSameDevice(certificate.certificate, vault.certificate.certificate);
  if (!isVouchedFor || !isOwn) throw new KeyRefused('forged');
  return content;
}

/** Whether two certificates say the same of the same device, by whichever key of the office. */
export function isSameDevice(one: Certificate, other: Certificate): boolean {
  return jcsText({ ...one, office: '' }) === jcsText({ ...other, office: '' });
}

function parseKeyFile(text: string): z.output<typeof keyFileSchema> {
  try {
    return keyFileSchema.parse(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (cause) {
    throw new NoSealedFile('not such a file', { cause });
  }
}

async function unsealed(sealed: string, identity: string): Promise<z.output<typeof signedContentSchema>> {
  try {
    return await unsealJson(signedContentSchema, base64.decode(sealed), [identity]);
  } catch (cause) {
    throw new KeyRefused(cause instanceof UnsealError ? 'other-device' : 'forged', { cause });
  }
}
