import * as z from 'zod';
import { isSignedBy, type SigningKey, signJson } from '#lib/office/signing';
import {
  base64urlBytes,
  chosenIdSchema,
  daySchema,
  deviceNameSchema,
  recipientSchema,
  SECRET_BYTES,
} from '#lib/office/values';

/** The label, with its version, that certificates are signed under. */
const LABEL = 'office certificate 1';

/** For how many years a certificate is valid. */
const YEARS = 5;

/** What a device may do: act upon submissions, or only read them. */
export const DEVICE_ROLES = ['clerk', 'reader'] as const;

/** Says who a device is. */
export const certificateSchema = z.strictObject({
  v: z.literal(1),
  /** The device's id. */
  device: chosenIdSchema,
  /** Who works with it, as the office calls them. */
  name: deviceNameSchema,
  role: z.enum(DEVICE_ROLES),
  /** To whom is sealed what only this device may open. */
  recipient: recipientSchema,
  /** What its acts are verified by: an Ed25519 public key, base64url. */
  verifyKey: base64urlBytes(SECRET_BYTES),
  /** The recipient of the office that signs. */
  office: recipientSchema,
  /** The first and the last Beijing day on which it is valid, `YYYY-MM-DD`. */
  from: daySchema,
  until: daySchema,
});

/** A certificate with the office's signature (Ed25519, base64url). */
export const signedCertificateSchema = z.strictObject({
  certificate: certificateSchema,
  signature: base64urlBytes(64),
});

export type Certificate = z.output<typeof certificateSchema>;
export type SignedCertificate = z.output<typeof signedCertificateSchema>;
export type DeviceRole = Certificate['role'];

/**
 * Signs a certificate for a device, valid for five years.
 * @param from the first Beijing day on which it is valid.
 * @param key the office's (`certifyingKeyOf`).
 */
export function certify(
  device: Omit<Certificate, 'v' | 'from' | 'until'>,
  from: string,
  key: SigningKey,
): SignedCertificate {
  const certificate: Certificate = { v: 1, ...device, from, until: yearsAfter(from) };
  return { certificate, signature: signJson(LABEL, certificate, key) };
}

/**
 * Signs a certificate that says the same of a device, by another key of the office.
 * @param office its recipient. @param until the last Beijing day (`YYYY-MM-DD`) of a device whose access ended, if it is before the
 * certificate's own.
 */
export function certifyAnew(
  certificate: Certificate,
  office: string,
  key: SigningKey,
  until: string = certificate.until,
): SignedCertificate {
  const anew: Certificate = {
    ...certificate,
    office,
    until: until < certificate.until ? until : certificate.until,
  };
  return { certificate: anew, signature: signJson(LABEL, anew, key) };
}

/** The last day of a certificate of such a first day, both `YYYY-MM-DD`: five years later; the last of February for its 29th. */
export function yearsAfter(day: string): string {
  const later = `${Number(day.slice(0, 4)) + YEARS}${day.slice(4)}`;
  return later.endsWith('-02-29') ? later.replace('-29', '-28') : later;
}

/** Whether the office with this recipient and this public key signed a certificate. */
export function isCertified(
  { certificate, signature }: SignedCertificate,
  office: { readonly recipient: string; readonly verifyKey: string },
): boolean {
  return (
    certificate.office === office.recipient && isSignedBy(LABEL, certificate, signature, office.verifyKey)
  );
}

/** Whether a certificate is valid on a Beijing day (`YYYY-MM-DD`). */
export function isValidOn({ from, until }: Pick<Certificate, 'from' | 'until'>, day: string): boolean {
  return from <= day && day <= until;
}
