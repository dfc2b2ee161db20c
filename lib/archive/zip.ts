import { type Zippable, zipSync } from 'fflate';

/** "Made by Unix" (APPNOTE.TXT, 4.4.2): Info-ZIP's `unzip` decodes the names of a zip made by DOS in a DOS code page. */
const UNIX = 3;

/** External attributes: a regular file with mode 0644, in the upper half as Unix has it. */
const READABLE_FILE = 0o100644 * 0x10000;

/**
 * Zips files reproducibly: in their given order, all dated noon of `day` (`YYYY-MM-DD`), the same bytes on every machine.
 * Names that need it are marked as UTF-8 (APPNOTE.TXT, 4.4.4, bit 11).
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>, day: string): Uint8Array {
  // Zips hold local time alone, and daylight saving never changes at noon.
  const options = { level: 9, mtime: `${day}T12:00:00`, os: UNIX, attrs: READABLE_FILE } as const;
  const entries: Zippable = Object.fromEntries([...files].map(([path, bytes]) => [path, [bytes, options]]));
  return zipSync(entries);
}
