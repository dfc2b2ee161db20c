import { fstatSync, readdirSync } from 'node:fs';
import type Database from 'libsql';
import * as z from 'zod';
import { errorCode } from '#lib/error-code';
import { createPrivateFile, sync } from '#lib/feedback/store/sqlite/create';
import { identityOf } from '#lib/feedback/store/sqlite/file-identity';

const tokenSchema = z.tuple([z.object({ application_id: z.number() })]);

/** Where the system lists what this process has open. */
const OPEN_FILES = '/dev/fd';

/**
 * Saves a database whose file has no name any more, and would vanish with the connection, beside `path`. Gives the new
 * file's path; null where the file still has a name, or another process saved it.
 * @param identity the file's device and inode numbers.
 */
export function saveUnlinked(
  database: Database.Database,
  path: string,
  identity: string | null,
): string | null {
  if (!isUnlinked(identity)) return null;
  // By its token: every process that had it open sees the same, and no other database has it.
  const aside = `${path}.replaced-${tokenOf(database).toString(16)}`;
  try {
    createPrivateFile(aside);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null;
    throw error;
  }
  database.prepare('vacuum into ?').run(aside);
  sync(aside);
  return aside;
}

function tokenOf(database: Database.Database): number {
  return tokenSchema.parse(database.pragma('application_id'))[0].application_id >>> 0;
}

function isUnlinked(identity: string | null): boolean {
  // There a file that is open keeps its name.
  if (process.platform === 'win32') return false;
  return readdirSync(OPEN_FILES).some((name) => {
    try {
      const stat = fstatSync(Number(name), { bigint: true });
      return stat.nlink === 0n && identityOf(stat) === identity;
    } catch {
      // Closed meanwhile, such as the listing itself.
      return false;
    }
  });
}
