import { createReadStream } from 'node:fs';
import { access, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '#lib/clock';
import { errorCode } from '#lib/error-code';
import { headOf, measureFile, sha256Of } from '#lib/feedback/backup/container';
import { readDestructionLog } from '#lib/feedback/backup/destruction-log';
import { formatDestruction, joinDestructions } from '#lib/feedback/backup/destructions';
import { BACKUP_FORMAT, type BackupManifest } from '#lib/feedback/backup/manifest';
import type { DatabaseContents } from '#lib/feedback/store/copies/contents';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { copyPostgres } from '#lib/feedback/store/copies/copy-postgres';
import { copySqlite } from '#lib/feedback/store/copies/copy-sqlite';
import type { ChildSurroundings } from '#lib/feedback/store/copies/pg-dump';
import { giveFileName, makeOwnersFile, PART_ENDING } from '#lib/feedback/store/copies/whole-file';
import { dayOf } from '#lib/model/date';
import type { Random } from '#lib/random';

/** What is backed up, and what making the backup needs. */
export interface BackupSource {
  /** The address of a PostgreSQL database; undefined: the SQLite file. */
  readonly url: string | undefined;
  /** The path of the SQLite file. */
  readonly path: string;
  /** The destruction logs whose lines the backup carries. */
  readonly destructionLogs: readonly string[];
  /** The hash of this program, for the manifest. */
  readonly program: string | null;
  readonly surroundings: ChildSurroundings;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Makes a backup of an up-to-date database, beside running servers, as a new file for its owner alone. Until it is whole it
 * has other names in the same folder; what of it breaks off there is removed.
 * @param mayReplace whether a file of this name may be replaced.
 * @throws CopyError, StoreUnavailable. Errors of the file system pass.
 */
export async function makeBackup(
  source: BackupSource,
  path: string,
  mayReplace: boolean,
): Promise<BackupManifest> {
  const { clock, program, destructionLogs } = source;
  if (!mayReplace && (await isThere(path))) throw takenError(path);
  const name = Buffer.from(source.random(8)).toString('hex');
  const part = `${path}.${name}${PART_ENDING}`;
  const database = `${path}.${name}.database${PART_ENDING}`;
  const day = dayOf(clock.now());
  try {
    // First: whether the folder takes files is told more plainly here than by those that copy.
    await makeOwnersFile(part);
    const contents = await copyDatabase(source, database, scratchName(day, name));
    // Read after the database: what is destroyed in between stands in the log already.
    const logs = await Promise.all(destructionLogs.map(readDestructionLog));
    const destructions = joinDestructions([...logs, linesOf(contents)]);
    const { schema, submissions, entries, office, sealedTo, record, destroyed } = contents;
    const manifest: BackupManifest = {
      format: BACKUP_FORMAT,
      program,
      database: source.url === undefined ? 'sqlite' : 'postgres',
      ...{
        schema,
        day,
        submissions,
        entries,
        destroyed: destroyed.length,
        office,
        sealedTo: { ...sealedTo },
      },
      record,
      parts: {
        destructions: { bytes: Buffer.byteLength(destructions), sha256: sha256Of(destructions) },
        database: await measureFile(database),
      },
    };
    await write(part, `${headOf(manifest)}${destructions}`, database);
    await giveFileName(part, path, mayReplace);
    return manifest;
  } catch (error) {
    throw !mayReplace && errorCode(error) === 'EEXIST' ? takenError(path) : error;
  } finally {
    await rm(part, { force: true });
    await rm(database, { force: true });
  }
}

function takenError(path: string): CopyError {
  return new CopyError(`没有备份：已经有 ${path}，不会覆盖它。请换一个文件名。`);
}

function copyDatabase(source: BackupSource, target: string, scratch: string): Promise<DatabaseContents> {
  const { url, path, surroundings } = source;
  if (url !== undefined) return copyPostgres(url, target, surroundings);
  // Beside the database: for a moment it holds the keys and counts, which no other folder is to see.
  return copySqlite(path, target, join(dirname(path), scratch));
}

/** The name, beside the database, of what a copy is made of: with the day, by which a later night knows it as left behind. */
function scratchName(day: string, name: string): string {
  return `.backup-${day}-${name}${PART_ENDING}`;
}

/** The destructions that the database itself knows. */
function linesOf({ destroyed }: DatabaseContents): string {
  return destroyed.map((one) => formatDestruction({ ...one, attempt: null })).join('\n');
}

async function write(path: string, beginning: string, database: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.appendFile(beginning);
    for await (const chunk of createReadStream(database)) await file.appendFile(chunk);
  } finally {
    await file.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
