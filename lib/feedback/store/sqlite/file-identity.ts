import { type BigIntStats, statSync } from 'node:fs';

/** The file's facts; null when there is none. @throws any other error of the file system. */
export function fileStat(path: string): BigIntStats | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}

/** The device and inode numbers that `stat` tells. */
export function identityOf({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string {
  return `${dev}:${ino}`;
}

/** The device and inode numbers of the file at `path`; null when there is none. */
export function fileIdentity(path: string): string | null {
  const stat = fileStat(path);
  return stat && identityOf(stat);
}
