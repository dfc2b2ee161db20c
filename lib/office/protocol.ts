import { z } from 'zod';
import { DESTROY_REASONS, ENTRY_KINDS, OFFICE_STATES } from '#lib/feedback/store/entry';
import { actSchema } from '#lib/office/act';
import { signedCertificateSchema } from '#lib/office/certificate';
import { hashOfJson } from '#lib/office/signing';
import {
  base64Bytes,
  base64urlBytes,
  chosenIdSchema,
  daySchema,
  idSchema,
  recipientSchema,
  SECRET_BYTES,
} from '#lib/office/values';

// The requests and responses of `/office/v1`, by what they ask for. All are JSON.

/** Where the protocol is spoken, below the site's address. */
export const OFFICE_PATH = '/office/v1';

/** Most ids of a request for rows, and most acts of one. */
export const BATCH_MAX = 100;

/** Most bytes of a request's body. */
export const OFFICE_BODY_BYTES = 2 * 1024 * 1024;

/** Most bytes of anything sealed that the server hands out: the largest bucket, and what sealing adds. */
const SEALED_BYTES = 3 * 1024 * 1024;

/** A token: 256 random bits. */
export const officeTokenSchema = base64urlBytes(SECRET_BYTES);

/** The steps of a set-up, in order. */
export const SETUP_STEPS = ['offered', 'proved', 'reopened', 'active'] as const;

/** `POST setup`: a candidate for the office, and for its first device. */
export const setupRequestSchema = z.strictObject({
  /** The recipient of the office. */
  recipient: recipientSchema,
  /** The id of the device, and the SHA-256 of its token (the token's text), base64url. */
  device: z.strictObject({ id: chosenIdSchema, tokenHash: base64urlBytes(SECRET_BYTES) }),
  certificate: signedCertificateSchema,
});

/** The response to it: a challenge, sealed to the recipient (`sealChallenge`), base64. */
export const setupResponseSchema = z.object({
  step: z.literal('offered'),
  challenge: base64Bytes(SEALED_BYTES),
});

/** Why a set-up goes no further: another candidate has the token; the office has another key; the proof is wrong. */
export const setupErrorSchema = z.object({ error: z.enum(['used', 'other-key', 'wrong', 'step']) });

/** `POST setup/proof` and `POST setup/reopened`: what was in the challenge. */
export const proofRequestSchema = z.strictObject({ answer: base64urlBytes(SECRET_BYTES) });

/** The response to the first. */
export const proofResponseSchema = z.object({ step: z.literal('proved') });

/** The response to the second: the digits that the server's command confirms. */
export const reopenedResponseSchema = z.object({
  step: z.literal('reopened'),
  digits: z.string().regex(/^\d{8}$/),
});

/** `POST setup/challenge` has an empty object for its body. */
export const challengeRequestSchema = z.strictObject({});

/** The response to it. */
export const challengeResponseSchema = setupResponseSchema.pick({ challenge: true });

/** The response to `GET setup`. */
export const setupStepSchema = z.object({ step: z.enum(SETUP_STEPS) });

/** A destroyed submission, of which nothing else is left. */
export const destroyedSchema = z.object({ id: idSchema, day: daySchema, reason: z.enum(DESTROY_REASONS) });

/** What is public of the site: titles of the notices that are visible, and the promised days for an answer. */
export const siteFactsSchema = z.object({
  notices: z.array(z.object({ slug: z.string(), title: z.string() })),
  answerWithin: z.number().int().positive().nullable(),
});

/** The response to `GET index`. */
export const indexSchema = z.object({
  /** The recipient of the office. */
  office: recipientSchema,
  /** The hash of every row (`hashOfRow`), by the submission's id. */
  rows: z.record(idSchema, base64urlBytes(SECRET_BYTES)),
  destroyed: z.array(destroyedSchema),
  site: siteFactsSchema,
});

/** `POST rows`. */
export const rowsRequestSchema = z.strictObject({ ids: z.array(idSchema).max(BATCH_MAX) });

/** An entry in a submission's history. `device` and `signature`: null for what no device did. */
export const rowEntrySchema = z.object({
  id: idSchema,
  after: z.union([z.literal(''), idSchema]),
  kind: z.enum(ENTRY_KINDS),
  day: daySchema,
  state: z.enum(OFFICE_STATES).nullable(),
  sealed: base64Bytes(SEALED_BYTES).nullable(),
  device: chosenIdSchema.nullable(),
  signature: base64urlBytes(64).nullable(),
});

/** A submission as the server has it, with its entries in order. */
export const rowSchema = z.object({
  id: idSchema,
  notice: z.string(),
  received: daySchema,
  sealed: base64Bytes(SEALED_BYTES),
  entries: z.array(rowEntrySchema),
});

/** The response to `POST rows`. Ids that nothing is stored under, or that were destroyed, are left out. */
export const rowsResponseSchema = z.object({ rows: z.array(rowSchema) });

/** The response to `GET devices`. */
export const devicesSchema = z.object({ devices: z.array(signedCertificateSchema) });

/** `POST acts`. */
export const actsRequestSchema = z.strictObject({ acts: z.array(actSchema).max(BATCH_MAX) });

/**
 * What became of an act. `applied`: it stands. `already`: it stood before. `changed`: another entry came meanwhile, and
 * nothing was done; the row is as it is now. `gone`: there is no such submission any more. `refused`: it is none that this
 * device may do.
 */
export const actResultSchema = z.object({
  id: chosenIdSchema,
  result: z.enum(['applied', 'already', 'changed', 'gone', 'refused']),
  row: rowSchema.optional(),
});

/** The response to `POST acts`, in the order of the request. */
export const actsResponseSchema = z.object({ results: z.array(actResultSchema) });

export type SetupRequest = z.output<typeof setupRequestSchema>;
export type SetupStep = (typeof SETUP_STEPS)[number];
export type SiteFacts = z.output<typeof siteFactsSchema>;
export type OfficeIndex = z.output<typeof indexSchema>;
export type RowEntry = z.output<typeof rowEntrySchema>;
export type Row = z.output<typeof rowSchema>;
export type ActResult = z.output<typeof actResultSchema>;

/** Hashes all that `POST rows` gives of a submission (SHA-256 of its RFC 8785 JSON), base64url. */
export function hashOfRow(row: Row): string {
  return hashOfJson(row);
}
