import { z } from 'zod';

/** A SQL statement with its parameters, and what it does to the database. */
export const sqliteStatementSchema = z.object({
  sql: z.string(),
  parameters: z.array(z.unknown()).readonly(),
  /** `read` takes no lock; `write` runs in a transaction of its own; `transaction` begins or ends one. */
  kind: z.enum(['read', 'write', 'transaction']),
});

/** A statement as the thread of a database is sent it. */
export type SqliteStatement = z.output<typeof sqliteStatementSchema>;
