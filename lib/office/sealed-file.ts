import * as z from 'zod';
import { actSchema } from '#lib/office/act';
import { indexSchema, listedDeviceSchema, noticeItemsSchema, rowSchema } from '#lib/office/protocol';
import { recordEntrySchema } from '#lib/office/record';

// What is carried by hand between the server and an inbox without a network: the same as goes over it.

/** What `npm run office -- export --sealed` writes: everything that an inbox would load. */
export const rowsFileSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('rows'),
  ...indexSchema.omit({ rows: true }).shape,
  devices: z.array(listedDeviceSchema),
  /** The entries of the office's record, up to `record` at least. */
  recordEntries: z.array(recordEntrySchema).default([]),
  rows: z.array(rowSchema),
  /** What may be chosen of each notice with a window, by its folder's name. */
  noticeItems: z.record(z.string(), noticeItemsSchema.shape.items).default({}),
});

/** What an inbox saves for `npm run office -- import`: acts of its device, in the order in which they were made. */
export const actsFileSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('acts'),
  acts: z.array(actSchema),
});

export type RowsFile = z.output<typeof rowsFileSchema>;
export type ActsFile = z.output<typeof actsFileSchema>;

/** A text is no such file. */
export class NoSealedFile extends Error {
  override name = 'NoSealedFile';
}

/** Parses a file of rows. @throws NoSealedFile. */
export function parseRowsFile(text: string): RowsFile {
  return parseAs(rowsFileSchema, text);
}

/** Parses a file of acts. @throws NoSealedFile. */
export function parseActsFile(text: string): ActsFile {
  return parseAs(actsFileSchema, text);
}

function parseAs<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (cause) {
    throw new NoSealedFile('not such a file', { cause });
  }
}
