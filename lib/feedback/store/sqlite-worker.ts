import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openSqliteFile, type SqliteFile, sqliteStatementSchema } from '#lib/feedback/store/sqlite-file';
import { StoreUnavailable, type UnavailableReason } from '#lib/feedback/store/unavailable';

// The thread in which `openSqliteThread` keeps a database.

/** The worker's reply to the request with this id. */
export type Reply =
  | { id: number; rows: unknown[] }
  | { id: number; unavailable: UnavailableReason }
  | { id: number; failed: string };

/** A request: a statement to run (null: only open the file); null itself: close. */
const questionSchema = z.object({ id: z.number(), statement: sqliteStatementSchema.nullable() }).nullable();

const { path, mayMake } = z.object({ path: z.string(), mayMake: z.boolean() }).parse(workerData);
let file: SqliteFile | null = null;

parentPort?.on('message', async (message) => {
  const question = questionSchema.parse(message);
  if (question) return parentPort?.postMessage(await reply(question));
  await file?.close();
  parentPort?.close();
});

async function reply({ id, statement }: NonNullable<z.output<typeof questionSchema>>): Promise<Reply> {
  try {
    file ??= openSqliteFile(path, mayMake);
    return { id, rows: statement === null ? [] : await file.run(statement) };
  } catch (error) {
    if (error instanceof StoreUnavailable) return { id, unavailable: error.reason };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
