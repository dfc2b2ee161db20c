import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { errorCode } from '#lib/error-code';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { buildFiles } from '#lib/site/build/build-files';

/** How a build came to be: what its manifest, which is the same for the same content, cannot hold. */
export const historySchema = z.object({
  /** The moment at which it was made, in Beijing time. */
  made: z.string(),
  /** The build whose content it brings back; null for one of new content. */
  restored: z.string().nullable(),
  /** The build that was the newest before its content was first built; null for the first. */
  before: z.string().nullable(),
  /** The version of the database's schema that its application knows. */
  databaseSchema: z.number(),
});

export type BuildHistory = DeepReadonly<z.output<typeof historySchema>>;

/** Reads how the build in `directory` came to be; null where that is not recorded. */
export async function readHistory(directory: string): Promise<BuildHistory | null> {
  try {
    return historySchema.parse(JSON.parse(await readFile(buildFiles(directory).history, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError)
      return null;
    throw error;
  }
}
