import { type Zippable, zipSync } from 'fflate';

/** Made by Unix: of what names itself made by DOS, Info-ZIP's `unzip` reads names in DOS's letters, whatever they are marked as. */
const UNIX = 3;

/** A plain file that everyone may read, as Unix has it in the upper half. */
const READABLE_FILE = 0o100644 * 0x10000;

/**
 * A zip of files by path, in the order in which they come, all of them dated noon of `day` (`YYYY-MM-DD`): the same
 * files give the same bytes on every machine. Names are marked as UTF-8 where they need it (APPNOTE.TXT, 4.4.4, bit 11).
 */
export function zipOf(files: ReadonlyMap<string, Uint8Array>, day: string): Uint8Array {
  // Zips know local time alone, and no clock is ever put forward or back at noon.
  const options = { level: 9, mtime: `${day}T12:00:00`, os: UNIX, attrs: READABLE_FILE } as const;
  const entries: Zippable = Object.fromEntries([...files].map(([path, bytes]) => [path, [bytes, options]]));
  return zipSync(entries);
}
