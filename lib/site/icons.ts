import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Representation, represent } from '#lib/http/representation';
import { ICONS } from '#lib/model/addresses';

/** An icon as it is answered. */
export interface IconFile {
  /** `Content-Type`. */
  readonly type: string;
  readonly representation: Representation;
}

/** The icons by their addresses; none where the framework serves them itself, as in the preview. */
export type IconFiles = ReadonlyMap<string, IconFile>;

const TYPES: Readonly<Record<string, string>> = {
  [ICONS.vector]: 'image/svg+xml',
  [ICONS.bitmap]: 'image/x-icon',
  [ICONS.touch]: 'image/png',
};

/** Reads the icons, which lie in `folder` by the names that their addresses have. @throws the file system's errors. */
export async function readIcons(folder: string): Promise<IconFiles> {
  return new Map(
    await Promise.all(
      Object.entries(TYPES).map(
        async ([path, type]) =>
          [path, { type, representation: represent(await readFile(join(folder, path))) }] as const,
      ),
    ),
  );
}
