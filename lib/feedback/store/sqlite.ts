import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { type Flavour, migrate } from '#lib/feedback/store/migrations';
import { createStore } from '#lib/feedback/store/queries';
import type { SqliteFile } from '#lib/feedback/store/sqlite-file';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { Tables } from '#lib/feedback/store/tables';

const FLAVOUR: Flavour = {
  bytes: 'blob',
  tableEnd: 'without rowid',
  isBegun: async (db) => {
    const tables = sql`select name from sqlite_schema where name = 'schema_version'`;
    return (await tables.execute(db)).rows.length > 0;
  },
  // A transaction begins with the lock: see `beginTransaction`.
  lock: async () => undefined,
};

/**
 * The store in a SQLite database; makes its tables if need be. Closes the file when that fails.
 * @throws StoreUnavailable when the database cannot be used now, or is newer than this program.
 */
export async function openSqliteStore(file: SqliteFile): Promise<FeedbackStore> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  try {
    await migrate(db, FLAVOUR);
    return createStore(db);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function sqliteDialect(file: SqliteFile): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * One connection for all. While a statement waits for a lock others run, reads among them; so whoever uses
 * transactions (migrations do) must be alone.
 */
class SqliteDriver implements Driver {
  private readonly connection: DatabaseConnection;

  constructor(private readonly file: SqliteFile) {
    this.connection = {
      // What a row holds only the query knows: kysely's own dialects trust it in the same way.
      executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => ({
        rows: (await file.run(sql, parameters)) as Row[],
      }),
      streamQuery: () => {
        throw new Error('rows do not come in pieces here');
      },
    };
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.connection;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    // With the right to write from the start: one asked for half-way may be refused.
    await this.file.run('begin immediate', []);
  }

  async commitTransaction(): Promise<void> {
    await this.file.run('commit', []);
  }

  async rollbackTransaction(): Promise<void> {
    await this.file.run('rollback', []);
  }

  async destroy(): Promise<void> {
    await this.file.close();
  }
}
