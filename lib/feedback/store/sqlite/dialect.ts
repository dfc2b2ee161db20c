import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { SqliteFile } from '#lib/feedback/store/sqlite/file';

/** Kysely's dialect for a SQLite file. A query is a read when its root node is a select, whatever its SQL begins with. */
export function sqliteDialect(file: SqliteFile): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * One shared connection. While a statement waits for a lock, others run, so only migrations, which run alone, may use
 * transactions.
 */
class SqliteDriver implements Driver {
  private readonly connection: DatabaseConnection;

  constructor(private readonly file: SqliteFile) {
    this.connection = {
      // What a row holds only the query knows: kysely's own dialects trust it in the same way.
      executeQuery: async <Row>({ query, sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => ({
        rows: (await file.run({
          sql,
          parameters,
          kind: SelectQueryNode.is(query) ? 'read' : 'write',
        })) as Row[],
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
    await this.transact('begin immediate');
  }

  async commitTransaction(): Promise<void> {
    await this.transact('commit');
  }

  async rollbackTransaction(): Promise<void> {
    await this.transact('rollback');
  }

  async destroy(): Promise<void> {
    await this.file.close();
  }

  private transact(sql: string): Promise<unknown[]> {
    return this.file.run({ sql, parameters: [], kind: 'transaction' });
  }
}
