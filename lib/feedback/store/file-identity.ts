import { statSync } from 'node:fs';

/** The device and inode numbers of the file at `path`; null when there is none. */
export function fileIdentity(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : null;
}
