import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Nginx, type NginxOptions, startNginx } from './nginx';
import { type Postgres, type PostgresOptions, startPostgres } from './postgres';
import { type ServerOptions, startServer, type TestServer } from './server';

// What one test needs, and what goes with it, however the test ends.

/** A folder of the test's own. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A server of the test's own. */
export async function ownServer(options: ServerOptions): Promise<TestServer> {
  const server = await startServer(options);
  onTestFinished(() => server.stop());
  return server;
}

/** nginx in front of a server, of the test's own. */
export async function ownNginx(sitePort: number, options: NginxOptions = {}): Promise<Nginx> {
  const nginx = await startNginx(sitePort, options);
  onTestFinished(() => nginx.stop());
  return nginx;
}

/** A PostgreSQL of the test's own. */
export async function ownPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const postgres = await startPostgres(options);
  onTestFinished(() => postgres.stop());
  return postgres;
}
