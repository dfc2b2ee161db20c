import * as z from 'zod';
import { isDay } from '#lib/model/date';

/** The version of a backup's format. A program reads those up to its own. */
export const BACKUP_FORMAT = 1;

/** What the first line of a backup begins with, before the format's version. */
export const BACKUP_MAGIC = 'disclosure-backup';

const countSchema = z.number().int().min(0);

const backupPartSchema = z.strictObject({
  bytes: countSchema,
  /** In hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a backup tells of itself: nothing finer than the day, and nothing that does not stand in the clear anyway. */
export const backupManifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  /** The hash of the program that made it; null where that does not know its own. */
  program: z.string().nullable(),
  database: z.enum(['sqlite', 'postgres']),
  /** The database's schema version. */
  schema: z.number().int().positive(),
  /** The Beijing day on which it was made, `YYYY-MM-DD`. */
  day: z.string().refine(isDay),
  /** How many it holds in all: submissions that stand, entries in their histories, submissions that were destroyed. */
  submissions: countSchema,
  entries: countSchema,
  destroyed: countSchema,
  /** To whom submissions were sealed. */
  office: z.strictObject({ recipient: z.string(), custody: z.enum(['beside-data', 'elsewhere']) }).nullable(),
  /** How many texts are sealed to each of the office's recipients; under an empty name those of which it is not known. */
  sealedTo: z.record(z.string(), countSchema),
  /** The end of the office's record: its number, and its hash. */
  record: z.strictObject({ number: z.number().int().positive(), hash: z.string() }).nullable(),
  /** What follows the manifest, in this order: the lines of known destructions, and the database. */
  parts: z.strictObject({ destructions: backupPartSchema, database: backupPartSchema }),
});

export type BackupManifest = z.output<typeof backupManifestSchema>;
