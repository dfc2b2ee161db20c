import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { errorCode } from '#lib/error-code';

/** The format of a build's files. It grows whenever a program could not serve a build that another version made. */
export const BUILD_FORMAT = 4;

/** A build was made by another version of this program, and has to be made again. */
export class IncompatibleBuild extends Error {
  override name = 'IncompatibleBuild';
}

/** The paths of a build's files. */
export interface BuildFiles {
  manifest: string;
  /** What is known of how the build came to be. */
  history: string;
  /** The objects that all builds share. */
  objects: string;
  /** The folder of a compiled application. */
  application(name: string): string;
}

/** The file layout of a build in `directory`, which is `builds/<number>` below the folder of all that builds write. */
export function buildFiles(directory: string): BuildFiles {
  const root = join(directory, '..', '..');
  return {
    manifest: join(directory, 'manifest.json'),
    history: join(directory, 'history.json'),
    objects: join(root, 'objects'),
    application: (name) => join(root, 'applications', name),
  };
}

/**
 * Reads the manifest of the build in `directory`, unchecked but for its format. A build of the time before manifests had a
 * format has none at this path.
 * @throws IncompatibleBuild; Error when it is no JSON.
 */
export async function readRawManifest(directory: string): Promise<unknown> {
  const written: unknown = JSON.parse(
    await readFile(buildFiles(directory).manifest, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '{}';
      throw error;
    }),
  );
  const { format } = z.object({ format: z.unknown().optional() }).parse(written);
  if (format !== BUILD_FORMAT) throw new IncompatibleBuild(`the build has format ${format}`);
  return written;
}

/** What is to be known of a build before it is opened. */
export interface BuildFacts {
  siteUrl: string;
  /** The content folder that it was made from. */
  contentDir: string;
  /** The folder of the compiled application that serves it. */
  application: string;
}

/** Reads the facts of the build in `directory`, without whatever it takes to open it. @throws as `readRawManifest`. */
export async function readBuildFacts(directory: string): Promise<BuildFacts> {
  const facts = z.object({ siteUrl: z.string(), contentDir: z.string(), application: z.string() });
  const { application, ...rest } = facts.parse(await readRawManifest(directory));
  return { ...rest, application: buildFiles(directory).application(application) };
}
