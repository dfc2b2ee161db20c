import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readKeyFile } from '#lib/feedback/key-file';
import { makeOfficeKey } from '#lib/feedback/sealing';
import { receiptHash } from '#lib/feedback/token';
import { openStore, type StoreConfig } from '../../scripts/store';
import { filesWith, wordsBelow, wordsWithin } from '../harness/canary';
import { CanaryWriter } from '../harness/canary-writer';
import { FIRST } from '../harness/fixtures';
import { type Nginx, startNginx } from '../harness/nginx';
import { type Postgres, startPostgres } from '../harness/postgres';
import { startServer, TEST_OUTPUT, type TestServer } from '../harness/server';
import { keyFileOf, openAll } from '../harness/stored';

// Unique words are sent in every field and every way; then they are looked for in everything that was written.

/** Two proxies are believed: nginx, and the one from which a writer's unusual address comes. */
const ENV = { TRUST_PROXY: '2', FEEDBACK_PER_HOUR: '1' };

const temporary = () => mkdtemp(join(tmpdir(), 'disclosure-canary-'));

/** Bytes of a stored seal that stand together in the file: past what all seals begin with. */
async function sealedBytes(config: StoreConfig): Promise<Uint8Array> {
  const store = await openStore(config);
  const [first] = await store.list();
  const found = first && (await store.read(first.id));
  await store.close();
  return found?.sealed.slice(30, 90) ?? new Uint8Array();
}

describe('with SQLite, behind nginx', () => {
  const writer = new CanaryWriter('甲');
  let data: string;
  let ownTemporary: string;
  let server: TestServer;
  let nginx: Nginx;
  let receipt: string;
  let printed = '';

  beforeAll(async () => {
    [data, ownTemporary] = [await temporary(), await temporary()];
    const start = () =>
      startServer({ at: FIRST.open, env: { ...ENV, DATA_DIR: data, TMPDIR: ownTemporary } });
    const doomed = await start();
    await writer.sendAndKill(doomed);
    printed += doomed.log();
    await doomed.stop();
    server = await start();
    nginx = await startNginx(server.port);
    const origin = `https://localhost:${nginx.httpsPort}`;
    await writer.failEverywhere(origin, server.port);
    await writer.failUnready(origin, await keyFileOf(data));
    receipt = await writer.submit(origin, '成功');
    await writer.failOverspent(origin);
    printed += server.log();
  });
  afterAll(async () => {
    await nginx.stop();
    await server.stop();
    await Promise.all([data, ownTemporary].map((folder) => rm(folder, { recursive: true, force: true })));
  });

  test('what was sent is stored, and opens with the office’s key', async () => {
    const store = await openStore({ DATA_DIR: data, DATABASE_URL: undefined });
    const { identity } = await readKeyFile(await keyFileOf(data));
    const stored = JSON.stringify(await openAll(store, identity));
    expect(await store.find(receiptHash(receipt))).toEqual({ received: '2025-01-15' });
    await store.close();
    expect(wordsWithin(stored, writer.words).length).toBeGreaterThanOrEqual(3);
  });

  test('none of the words is in the data, though what they became is', async () => {
    expect(
      await filesWith([data], await sealedBytes({ DATA_DIR: data, DATABASE_URL: undefined })),
    ).not.toEqual([]);
    expect(await wordsBelow([data], writer.words)).toEqual([]);
  });

  test('none is in what the server printed, its temporary folder, the build, or anything of nginx’s', async () => {
    expect(printed).toContain('网站已启动');
    expect(wordsWithin(printed, writer.words)).toEqual([]);
    expect(await wordsBelow([ownTemporary, TEST_OUTPUT, nginx.directory], writer.words)).toEqual([]);
  });

  test('the writer’s address is nowhere', async () => {
    const address = ['203.0.113.77'];
    expect(wordsWithin(printed, address)).toEqual([]);
    expect(await wordsBelow([data, ownTemporary, nginx.directory], address)).toEqual([]);
  });

  test('the search finds a word in whatever way it is written down', () => {
    const [word = ''] = writer.words;
    for (const written of [
      word,
      encodeURIComponent(word),
      JSON.stringify({ word }),
      Buffer.from(`x${word}`).toString('base64'),
      Buffer.from(word, 'utf16le'),
    ])
      expect(wordsWithin(written, [word])).toEqual([word]);
  });
});

describe('with a PostgreSQL that logs every statement', () => {
  const writer = new CanaryWriter('乙');
  let postgres: Postgres;
  let config: StoreConfig;
  let ownTemporary: string;
  let server: TestServer;

  beforeAll(async () => {
    ownTemporary = await temporary();
    postgres = await startPostgres({
      settings: { log_statement: 'all', log_min_duration_statement: '0' },
    });
    config = { DATA_DIR: join(ownTemporary, 'data'), DATABASE_URL: await postgres.createDatabase() };
    const store = await openStore(config);
    await store.registerOffice({ recipient: (await makeOfficeKey()).recipient, custody: 'elsewhere' });
    await store.close();
    const env = { ...ENV, ...config, DATABASE_URL: config.DATABASE_URL ?? '', TMPDIR: ownTemporary };
    server = await startServer({ at: FIRST.open, env });
    await writer.failEverywhere(server.url, server.port);
    await writer.submit(server.url, '成功');
    await writer.failOverspent(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await postgres.stop();
    await rm(ownTemporary, { recursive: true, force: true });
  });

  test('none of the words is in its files, its write-ahead log or its log, though what they became is', async () => {
    const sealed = await sealedBytes(config);
    await postgres.restart();
    expect(await filesWith([postgres.data], sealed)).not.toEqual([]);
    expect(await postgres.log()).toContain('insert into "submission"');
    expect(await wordsBelow([postgres.directory], writer.words)).toEqual([]);
  });

  test('none is in what the server printed, or in its temporary folder', async () => {
    expect(wordsWithin(server.log(), writer.words)).toEqual([]);
    expect(await wordsBelow([ownTemporary], writer.words)).toEqual([]);
  });

  test('the writer’s address is nowhere', async () => {
    expect(wordsWithin(server.log(), ['203.0.113.77'])).toEqual([]);
    expect(await wordsBelow([postgres.directory, ownTemporary], ['203.0.113.77'])).toEqual([]);
  });
});
