import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { openSqliteFile, type SqliteFile } from '#lib/feedback/store/sqlite/file';
import { openSqliteReadOnly } from '#lib/feedback/store/sqlite/read-only';
import { sqliteStatementSchema } from '#lib/feedback/store/sqlite/statement';
import { StoreUnavailable, type UnavailableReason } from '#lib/feedback/store/unavailable';

// The thread in which `openSqliteThread` keeps a database.

/** The worker's reply to the request with this id; or, unasked, what it did with files, in Chinese. */
export type Reply =
  | { id: number; rows: unknown[] }
  | { id: number; unavailable: UnavailableReason; detail: string | undefined }
  | { id: number; failed: string }
  | { notice: string };

/** A request: a statement to run (null: only open the file); null itself: close. */
const questionSchema = z.object({ id: z.number(), statement: sqliteStatementSchema.nullable() }).nullable();

const optionsSchema = z.object({
  path: z.string(),
  mayMake: z.boolean(),
  maintain: z.boolean(),
  readOnly: z.boolean(),
  /** Not 0 from when nobody waits for this thread any more. */
  givenUp: z.instanceof(Int32Array),
});
const { path, readOnly, givenUp, ...options } = optionsSchema.parse(workerData);
const isGivenUp = () => Atomics.load(givenUp, 0) !== 0;
const notice = (text: string) => parentPort?.postMessage({ notice: text } satisfies Reply);
let file: SqliteFile | null = null;

parentPort?.on('message', async (message) => {
  // Statements that wait here have been told as failed: to carry them out now could undo what was done since.
  if (isGivenUp()) process.exit();
  const question = questionSchema.parse(message);
  if (question) return parentPort?.postMessage(await reply(question));
  await file?.close();
  parentPort?.close();
});

async function reply({ id, statement }: NonNullable<z.output<typeof questionSchema>>): Promise<Reply> {
  try {
    file ??= readOnly ? openSqliteReadOnly(path) : openSqliteFile(path, { ...options, isGivenUp, notice });
    return { id, rows: statement === null ? [] : await file.run(statement) };
  } catch (error) {
    if (error instanceof StoreUnavailable) return { id, unavailable: error.reason, detail: error.detail };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
