import { rmSync } from 'node:fs';
import Database from 'libsql';
import * as z from 'zod';
import { LEFT_OUT } from '#lib/feedback/store/schema/backed-up';
import { createPrivateFile, sync } from '#lib/feedback/store/sqlite/create';
import type { SqliteStatement } from '#lib/feedback/store/sqlite/statement';

const pathsSchema = z.tuple([z.string(), z.string()]);

/**
 * Copies a database into a new file, without the rows that no backup holds (`LEFT_OUT`), and syncs it. Others go on reading
 * and writing meanwhile; what they commit after it began is not in the copy.
 * @param parameters the path of a scratch file, in which those rows still stand for a moment, and that of the copy. Both are
 * made here, for their owner alone; the first is gone after this.
 */
export function copyKept(database: Database.Database, { parameters }: SqliteStatement): unknown[] {
  const [scratch, target] = pathsSchema.parse(parameters);
  try {
    createPrivateFile(scratch);
    database.prepare('vacuum into ?').run(scratch);
    const copy = new Database(scratch);
    try {
      for (const table of LEFT_OUT) copy.exec(`delete from ${table}`);
      createPrivateFile(target);
      // Into a file that never held those rows: emptied pages of this one may still hold them.
      copy.prepare('vacuum into ?').run(target);
    } finally {
      copy.close();
    }
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(scratch + end, { force: true });
  }
  sync(target);
  return [];
}
