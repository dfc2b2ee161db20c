import * as z from 'zod';
import { DESTROY_REASONS, ENTRY_KINDS, OFFICE_STATES } from '#lib/feedback/store/entry';
import { actSchema } from '#lib/office/act';
import { signedCertificateSchema } from '#lib/office/certificate';
import { exchangeSchema } from '#lib/office/exchange/protocol';
import { recordHeadSchema } from '#lib/office/record';
import {
  base64Bytes,
  base64urlBytes,
  chosenIdSchema,
  daySchema,
  idSchema,
  noticeItemSchema,
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

/** Most bytes of a sealed challenge. */
const CHALLENGE_BYTES = 8 * 1024;

/** Most bytes of rows in a response, unless a single row has more. */
export const ROWS_BYTES = 4 * 1024 * 1024;

/** Most bytes of anything sealed that the server hands out: the largest bucket, and what sealing adds. */
const SEALED_BYTES = 3 * 1024 * 1024;

/** A token: 256 random bits. */
export const officeTokenSchema = base64urlBytes(SECRET_BYTES);

/** The steps of a set-up, in order: a candidate came, it has the office's key, and the server's command confirmed it. */
export const SETUP_STEPS = ['offered', 'proved', 'active'] as const;

/** `POST setup`, with the set-up token: a candidate for the office, and for its first device. */
export const setupRequestSchema = z.strictObject({
  /** The recipient of the office. */
  recipient: recipientSchema,
  /** The id of the device, and the SHA-256 of its token (the token's text), base64url. */
  device: z.strictObject({ id: chosenIdSchema, tokenHash: base64urlBytes(SECRET_BYTES) }),
  certificate: signedCertificateSchema,
});

/** The response to it: a challenge, sealed to the recipient (`sealChallenge`), base64. */
export const setupResponseSchema = z.object({ challenge: base64Bytes(CHALLENGE_BYTES) });

/**
 * Why a request is not carried out. Of a set-up: another candidate has the token; the office has another key; the proof is
 * wrong; the device's clock is wrong, with the server's Beijing day. Of people: there are as many invitations as may be open
 * (`full`); it would be the last clerk's device (`last-clerk`); this device may not (`refused`). Of an exchange of keys: another is
 * under way (`taken`); a device joined meanwhile, or it was given up (`changed`). Of any: it is none that the protocol knows.
 */
export const officeErrorSchema = z.object({
  error: z.enum([
    'used',
    'other-key',
    'wrong',
    'clock',
    'full',
    'last-clerk',
    'refused',
    'taken',
    'changed',
    'malformed',
  ]),
  today: daySchema.optional(),
});

/** `POST setup/proof`, with the device's token: the answer to the challenge (`answerTo`). */
export const proofRequestSchema = z.strictObject({ answer: base64urlBytes(SECRET_BYTES) });

/** The response to it: the digits that the server's command confirms. */
export const proofResponseSchema = z.object({
  step: z.literal('proved'),
  digits: z.string().regex(/^\d{8}$/),
});

/** The response to `GET setup`, with the device's token. */
export const setupStepSchema = z.object({ step: z.enum(SETUP_STEPS) });

/** A destroyed submission, of which nothing else is left. */
export const destroyedSchema = z.object({ id: idSchema, day: daySchema, reason: z.enum(DESTROY_REASONS) });

/** `POST notices`: asks for what may be chosen of a notice. */
export const noticeItemsRequestSchema = z.strictObject({ notice: z.string().max(200) });

/** The response to it: what its form offers, and the rows of its ledger; nothing for one that has no window, or is not shown. */
export const noticeItemsSchema = z.object({ items: z.array(noticeItemSchema) });

/** What the office is told of the site: the notices that are visible, the promised days for an answer, and how its mail stands. */
export const siteFactsSchema = z.object({
  notices: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      /** Whether it has or had a window, whenever that is: to others nothing can be entered. */
      hasWindow: z.boolean().default(false),
    }),
  ),
  answerWithin: z.number().int().positive().nullable(),
  /** Whether mail to the office was given up: nobody is told of what is new. */
  isMailGivenUp: z.boolean().optional(),
});

/** The response to `GET index`. */
export const indexSchema = z.object({
  /** The recipient of the office. */
  office: recipientSchema,
  /** Where the office's identity is, by the server's record. */
  custody: z.enum(['beside-data', 'elsewhere']),
  /** How many rows are still sealed to a former recipient. */
  resealing: z.number().int().min(0),
  /** The server's Beijing day, `YYYY-MM-DD`. */
  today: daySchema,
  /** The hash of every row (`hashOfRow`), by the submission's id. */
  rows: z.record(idSchema, base64urlBytes(SECRET_BYTES)),
  destroyed: z.array(destroyedSchema),
  site: siteFactsSchema,
  /** How the exchange of the office's key stands; null where there was none, and from earlier programs. */
  exchange: exchangeSchema.nullable().default(null),
  /** The end of the office's record; null while it has no entry, and from earlier programs. */
  record: recordHeadSchema.nullable().default(null),
  /** The salt of receipts' secrets (`receiptSalt`), base64; null from earlier programs: nothing can be entered then. */
  receiptSalt: base64Bytes(SECRET_BYTES).nullable().default(null),
});

/** `POST rows`. */
export const rowsRequestSchema = z.strictObject({ ids: z.array(idSchema).max(BATCH_MAX) });

/** An entry in a submission's history. `device`, `signed` and `signature`: null for what no device did. */
export const rowEntrySchema = z.object({
  id: idSchema,
  after: z.union([z.literal(''), idSchema]),
  kind: z.enum(ENTRY_KINDS),
  day: daySchema,
  state: z.enum(OFFICE_STATES).nullable(),
  sealed: base64Bytes(SEALED_BYTES).nullable(),
  device: chosenIdSchema.nullable(),
  /** The head of the act, as the device signed it (`headText`). */
  signed: z.string().nullable(),
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

/**
 * The response to `POST rows`: those that fit in it, and the ids of the others, to be asked for again. An id in neither is
 * one that nothing is stored under, or that was destroyed.
 */
export const rowsResponseSchema = z.object({ rows: z.array(rowSchema), left: z.array(idSchema) });

/** A device with its certificate, and whether it may still speak to the server. */
export const listedDeviceSchema = signedCertificateSchema.extend({
  state: z.enum(['active', 'revoked', 'expired']),
});

/** `POST acts`. */
export const actsRequestSchema = z.strictObject({ acts: z.array(actSchema).max(BATCH_MAX) });

/**
 * The result of an act. `applied`: it stands. `already`: it stood before. In all other cases nothing was done. `changed`:
 * another entry came meanwhile; the row is as it is now. `gone`: there is no such submission any more. `other-key`: the office
 * has another recipient than the act is sealed to. `no-notice`: what it enters answers no notice with a window that the site shows.
 * `refused`: it is none that this device may do.
 */
export const actResultSchema = z.object({
  id: chosenIdSchema,
  result: z.enum(['applied', 'already', 'changed', 'gone', 'other-key', 'no-notice', 'refused']),
  row: rowSchema.optional(),
});

/** The response to `POST acts`, in the order of the request. */
export const actsResponseSchema = z.object({ results: z.array(actResultSchema) });

export type SetupRequest = z.output<typeof setupRequestSchema>;
export type SetupStep = (typeof SETUP_STEPS)[number];
export type NoticeItems = z.output<typeof noticeItemsSchema>['items'];
export type SiteFacts = z.output<typeof siteFactsSchema>;
export type OfficeIndex = z.output<typeof indexSchema>;
export type RowEntry = z.output<typeof rowEntrySchema>;
export type ListedDevice = z.output<typeof listedDeviceSchema>;
export type Row = z.output<typeof rowSchema>;
export type ActResult = z.output<typeof actResultSchema>;
