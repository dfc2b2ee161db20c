import * as z from 'zod';

/**
 * The ways of reading Markdown. A notice keeps the one of its first version, so that no later change of reading alters
 * a recorded text (decision 0022).
 *
 * 1: CommonMark with tables and footnotes. 2: as 1, but asterisks that mask are text, so are underscores, the items of a
 * list keep their numbers, and an indented line begins a paragraph.
 */
export type Reading = 1 | 2;

/** The reading of a notice without a version. */
export const NEWEST_READING: Reading = 2;

/** The key of a record that names its reading; absent in records of the first. */
export const readingKey = { reading: z.literal(2).optional() };

const recordSchema = z.object(readingKey);

/**
 * Returns the reading that a notice's first version was recorded with. Where its record cannot be read, which the check
 * of records reports, it is the first.
 * @param recordFiles the files of `versions/`, by name.
 */
export function readingIn(recordFiles: ReadonlyMap<string, Uint8Array>): Reading {
  const record = recordFiles.get('1.json');
  if (record === undefined) return NEWEST_READING;
  try {
    return recordSchema.parse(JSON.parse(new TextDecoder().decode(record))).reading ?? 1;
  } catch {
    return 1;
  }
}
