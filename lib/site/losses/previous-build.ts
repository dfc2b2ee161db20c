import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { memoizedByText } from '#lib/content/memoize';
import { errorCode } from '#lib/error-code';
import { siteSchema } from '#lib/model/site';
import { parsedJson } from '#lib/model/text/parsed-json';
import { buildFiles } from '#lib/site/build/build-files';
import { manifestSchema } from '#lib/site/build/manifest';
import type { PublicFacts } from '#lib/site/losses/comparison';
import type { Loss } from '#lib/site/losses/loss';
import { lossesBetween } from '#lib/site/losses/losses';

/** The parts of a manifest that the public can learn, of a build in any format that still has them. */
const publicFactsSchema = manifestSchema
  .omit({ format: true })
  .extend({ publisher: z.object({ feed: siteSchema.shape.feed }) });

const originSchema = z.object({ contentDir: z.string() });

/** What a build would take away, and what it took over from the one before. */
export interface BuildComparison {
  losses: Loss[];
  /** What was taken away on purpose before. */
  acceptedLosses: PublicFacts['acceptedLosses'];
  /** The content folder of the newest build, where that is another one. */
  otherFolder: string | null;
  /** Whether there is a build before that another version of this program made, so that nothing could be compared. */
  isUnreadable: boolean;
}

/**
 * Compares a build that is being made with the newest whole one of the same content folder. Builds of other content, as
 * tests make them, tell nothing of this one.
 * @param directories the folders of whole builds, newest first. @param instant the moment by which something is public.
 * @throws the file system's errors.
 */
export async function compareWithPrevious(
  directories: readonly string[],
  after: PublicFacts,
  instant: Instant,
): Promise<BuildComparison> {
  const compared: BuildComparison = {
    losses: [],
    acceptedLosses: [],
    otherFolder: null,
    isUnreadable: false,
  };
  for (const [index, directory] of directories.entries()) {
    const { origin, before } = parsedManifest(await readManifestFile(directory));
    if (origin && resolve(origin.contentDir) === resolve(after.contentDir)) {
      if (!before) return { ...compared, isUnreadable: true };
      const { acceptedLosses } = before;
      return { ...compared, losses: lossesBetween(before, after, instant), acceptedLosses };
    }
    if (index === 0) compared.otherFolder = origin?.contentDir ?? null;
  }
  return compared;
}

/** Reads a build's manifest; empty for none, as builds of an early version have it elsewhere. */
async function readManifestFile(directory: string): Promise<string> {
  try {
    return await readFile(buildFiles(directory).manifest, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

/** Parses a manifest; null for a part that is not valid. Memoized by its text, since a build compares with the previous one twice. */
const parsedManifest = memoizedByText((text) => {
  const written = parsedJson(text);
  return {
    origin: originSchema.safeParse(written).data ?? null,
    before: publicFactsSchema.safeParse(written).data ?? null,
  };
});
