import * as z from 'zod';
import { signedCertificateSchema } from '#lib/office/certificate';
import {
  base64Bytes,
  base64urlBytes,
  chosenIdSchema,
  idSchema,
  recipientSchema,
  SECRET_BYTES,
} from '#lib/office/values';

// The requests and responses of `/office/v1` by which an open inbox exchanges the office's key.

/** Most bytes of the body of a request with sealed bytes: the largest bucket and what sealing adds, as base64, and JSON around it. */
export const RESEAL_BODY_BYTES = 4 * 1024 * 1024;

/** Most pieces of sealed bytes in a request. */
export const RESEAL_MOST = 100;

const CHALLENGE_BYTES = 8 * 1024;
const SEALED_BYTES = 3 * 1024 * 1024;

/**
 * How an exchange stands. `offered`: a device named a new key. `proved`: it has it. `switched`: it is the office's, and the former
 * one is still needed. `retired`: that is needed no more.
 */
export const exchangeSchema = z.object({
  /** The new key. */
  recipient: recipientSchema,
  former: recipientSchema,
  /** The id of the device that exchanges. */
  device: chosenIdSchema,
  step: z.enum(['offered', 'proved', 'switched', 'retired']),
  /** The ids of active devices that have not shown that they have the new key. */
  waiting: z.array(chosenIdSchema),
});

/** `POST exchange`, by a clerk's device: the recipient of the key that is to be the office's. */
export const exchangeRequestSchema = z.strictObject({ recipient: recipientSchema });

/** The response to it: a challenge, sealed to the recipient, base64; null where it is the office's by this exchange already. */
export const exchangeResponseSchema = z.object({ challenge: base64Bytes(CHALLENGE_BYTES).nullable() });

/** The response to `POST exchange/proof`, whose request is that of a set-up. */
export const exchangeProofSchema = z.object({ step: z.literal('proved') });

/** `POST exchange/switch`: certificates by the new key, of every active device at least. */
export const switchRequestSchema = z.strictObject({
  recipient: recipientSchema,
  certificates: z.array(signedCertificateSchema).max(1_000),
});

/** The response to it. */
export const switchResponseSchema = z.object({ step: z.literal('switched') });

/** The response to `POST exchange/cancel`, whose request is that of `POST exchange`. */
export const cancelResponseSchema = z.object({ step: z.literal('cancelled') });

/** `POST exchange/confirm`, by a device that was given the new key: the answer to its challenge; null: it asks for one. */
export const confirmRequestSchema = z.strictObject({ answer: base64urlBytes(SECRET_BYTES).nullable() });

/** The response to it. */
export const confirmResponseSchema = z.union([
  z.object({ step: z.literal('confirmed') }),
  z.object({ challenge: base64Bytes(CHALLENGE_BYTES) }),
]);

/** `POST reseal/next`: rows that are not sealed to the office's key, after this id; empty: from the first. */
export const resealNextSchema = z.strictObject({ after: z.union([z.literal(''), idSchema]) });

/** Sealed bytes, and to which recipient of the office; null where an earlier program sealed them. */
const sealedSchema = { sealed: base64Bytes(SEALED_BYTES), sealedTo: z.string().nullable() };

/** The response to it: as many as fit, with every entry, also those that stand in no history. */
export const resealRowsSchema = z.object({
  rows: z.array(
    z.object({
      id: idSchema,
      ...sealedSchema,
      entries: z.array(z.object({ id: idSchema, ...sealedSchema })),
    }),
  ),
  /** Templates of answers that are not sealed to the office's key; with the first rows alone. */
  templates: z.array(z.object({ id: idSchema, ...sealedSchema })),
  /** How many rows and templates there are in all. */
  left: z.number().int().min(0),
});

/** `POST reseal`: bytes that were sealed anew. */
export const resealRequestSchema = z.strictObject({
  /** The recipient that they are sealed to now. */
  office: recipientSchema,
  pieces: z
    .array(
      z.strictObject({
        of: z.enum(['submission', 'entry', 'template']),
        /** The id of the submission, of the entry, or of the template. */
        id: idSchema,
        /** Of an entry: the id of its submission; null for the others. */
        submission: idSchema.nullable(),
        /** The SHA-256 of the bytes before, base64url: they are replaced only while they are still these. */
        former: base64urlBytes(SECRET_BYTES),
        sealed: base64Bytes(SEALED_BYTES),
      }),
    )
    .max(RESEAL_MOST),
});

/** The response to it: how many were replaced, and how many rows and templates are left. */
export const resealResponseSchema = z.object({
  replaced: z.number().int().min(0),
  left: z.number().int().min(0),
});

export type ExchangeFacts = z.output<typeof exchangeSchema>;
export type SwitchRequest = z.output<typeof switchRequestSchema>;
export type ResealRows = z.output<typeof resealRowsSchema>;
export type ResealRequest = z.output<typeof resealRequestSchema>;
