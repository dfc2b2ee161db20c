import type { TestProject } from 'vitest/node';
import { startPostgres } from '../harness/postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server for all unit tests; each makes a database of its own there (`createDatabase`). */
    postgresUrl: string;
  }
}

/** Starts that server, about a second's work, and gives what ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // No machine breaks down here: nothing needs to be on the disk.
  const postgres = await startPostgres({ settings: { fsync: 'off', full_page_writes: 'off' } });
  project.provide('postgresUrl', postgres.url('postgres'));
  return postgres.stop;
}
