import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { rememberData } from '../../scripts/server/last-data';
import { untilState } from '../harness/as-usual';
import { copiedBuild } from '../harness/build';
import { type CommandResult, runScript } from '../harness/command';
import { crowdAt, told, writtenBy } from '../harness/crowd';
import { keptIn, runStatementIn } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { office, officeProcess } from '../harness/office';
import { UNDER_MODES } from '../harness/powers';
import { freePort, startServer, TEST_OUTPUT } from '../harness/server';
import { keyFileOf } from '../harness/stored';
import { checked } from '../harness/writer';

// Starts that find a data folder in which something is missing, foreign or forgotten. Nothing is made that nobody asked
// for, nothing is deleted, and no message is a trace of the program.

/** An account's number that is not this one's. */
const SOMEBODY = 4321;

/** A line of a trace. */
const TRACE = /^\s+at .+:\d+/m;

/** A folder of data as a crash leaves it: two submissions, and the receipts that were shown. */
let crashed: string;
let receipts: (string | null)[];

beforeAll(async () => {
  crashed = await mkdtemp(join(tmpdir(), 'disclosure-crashed-'));
  const server = await startServer(optionsOf(crashed));
  const crowd = await crowdAt(server.url, 2, '停电前');
  receipts = (await Promise.all(crowd.map((fields) => told(server.url, fields)))).map(
    ({ receipt }) => receipt,
  );
  await server.kill();
});
afterAll(() => rm(crashed, { recursive: true, force: true }));

function optionsOf(data: string) {
  return { at: FIRST.open, env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '10000' } };
}

/** A copy of that folder for one test. */
async function dataLeft(): Promise<string> {
  const data = join(await ownFolder(), 'data');
  await cp(crashed, data, { recursive: true });
  return data;
}

/** Starts what must refuse to start. */
async function refusedStart(env: Record<string, string>, ...args: string[]): Promise<CommandResult> {
  const result = await runScript('start', {
    args,
    env: { PORT: String(await freePort()), DISCLOSURE_OUTPUT: TEST_OUTPUT, DISCLOSURE_TRIAL: '1', ...env },
  });
  expect(result.code).toBe(1);
  expect(result.stderr).not.toMatch(TRACE);
  return result;
}

const listed = (data: string) => office({ DATA_DIR: data, DATABASE_URL: undefined }, 'list');

describe('after a crash', () => {
  test('a start without the shared memory has everything whose receipt was shown', async () => {
    const data = await dataLeft();
    await rm(join(data, 'feedback.db-shm'), { force: true });
    const server = await ownServer(optionsOf(data));
    await untilState(server.url, 'ok');
    expect(await keptIn(data, receipts)).toMatchObject({ found: 2 });
  });

  test('a start without the log takes submissions into what is left of the database', async () => {
    const data = await dataLeft();
    await rm(join(data, 'feedback.db-wal'));
    const server = await ownServer(optionsOf(data));
    const { receipt } = await told(server.url, await checked(server.url, writtenBy('来电后')));
    expect(await keptIn(data, [receipt])).toMatchObject({ found: 1 });
  });

  test('a start on a copy, with the log of the database that it replaces, sets that aside and says so', async () => {
    const data = await dataLeft();
    // Of a copy of the folder: whoever opens this one alone folds its log in.
    const other = await dataLeft();
    const copy = join(data, '..', 'copy.db');
    await runStatementIn(join(other, 'feedback.db'), `vacuum into '${copy}'`);
    const log = await readFile(join(data, 'feedback.db-wal'));
    await rename(copy, join(data, 'feedback.db'));
    expect(await listed(data)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^数据库现在不能使用：feedback\.db-wal 不是这个 feedback\.db 的日志/),
    });
    const server = await ownServer(optionsOf(data));
    await server.printed('feedback.db-wal 不是这个数据库的日志，已经改名为');
    const [aside = ''] = (await readdir(data)).filter((name) => name.includes('-wal.not-its-own-'));
    expect((await readFile(join(data, aside))).equals(log)).toBe(true);
    await untilState(server.url, 'ok');
    expect(await keptIn(data, receipts)).toMatchObject({ found: 2 });
  });
});

/** What is wrong with a data folder, and what a start and the office then say. */
const WRONG: readonly { what: string; spoil: (data: string) => Promise<unknown>; words: string }[] = [
  {
    what: 'whose database is empty',
    spoil: (data) => truncate(join(data, 'feedback.db')),
    words: '数据库里没有表，像是只复制了 feedback.db',
  },
  {
    what: 'that is a file',
    spoil: async (data) => {
      await rm(data, { recursive: true });
      await writeFile(data, 'no folder');
    },
    words: 'DATA_DIR 不是文件夹',
  },
  {
    what: 'whose key was lost',
    spoil: async (data) => rm(await keyFileOf(data)),
    words: 'npm run office -- key 文件名 --replace，代价是以前收到的反馈再也读不出来',
  },
];

describe.each(WRONG)('a data folder $what', ({ spoil, words }) => {
  test('is left as it is: pages are served, nothing is stored, and staff read what is wrong and what to do', async () => {
    const data = await dataLeft();
    await spoil(data);
    const server = await ownServer(optionsOf(data));
    await server.printed(words);
    const answer = await told(server.url, await checked(server.url, writtenBy('白来的人')));
    expect([answer.status, answer.receipt]).toEqual([503, null]);
    await untilState(server.url, '(?!ok).*');
    expect(server.log()).not.toMatch(TRACE);
    const { stdout, stderr } = await officeProcess({ DATA_DIR: data, DATABASE_URL: undefined }, 'list');
    expect(stdout).not.toContain('还没有收到反馈');
    expect(stderr).not.toMatch(TRACE);
  });
});

test.runIf(process.getuid?.() === 0)('another account’s folder is told with both accounts', async () => {
  const data = await dataLeft();
  await chmod(data, 0o700);
  for (const path of [data, ...(await readdir(data)).map((name) => join(data, name))])
    await chown(path, SOMEBODY, SOMEBODY);
  const server = await ownServer({ ...optionsOf(data), wrapper: UNDER_MODES });
  await server.printed(`没有权限读写 ${data}：它属于账号 ${SOMEBODY}，而本程序以账号 0 运行`);
  await untilState(server.url, 'read-only');
  expect(server.log()).not.toMatch(TRACE);
});

test('a start without the database, where its key still lies, makes nothing until it is told to begin anew', async () => {
  const data = await dataLeft();
  await rm(join(data, 'feedback.db'));
  await rm(join(data, 'feedback.db-wal'));
  await rm(join(data, 'feedback.db-shm'), { force: true });
  const before = await readdir(data);
  const { stderr } = await refusedStart({ DATA_DIR: data });
  expect(stderr).toContain(`没有启动：找不到数据库 ${join(data, 'feedback.db')}，私钥文件`);
  expect(stderr).toContain('npm start -- --new-database');
  expect(await readdir(data)).toEqual(before);
  expect((await listed(data)).stderr).toContain('没有找到数据库');
});

test('a start on a port that is taken makes neither folder nor key', async () => {
  const port = await freePort();
  const other = createServer().listen(port);
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const data = join(await ownFolder(), 'data');
  const { stderr } = await refusedStart({ DATA_DIR: data, PORT: String(port) });
  expect(stderr).toContain(`端口 ${port} 已被占用`);
  expect(existsSync(data)).toBe(false);
});

describe('a site that ran with a folder of its own', () => {
  // A folder of builds of its own: each that is served with data of its own remembers that, and other tests run meanwhile.
  const output = `.next/test-data-folder-${process.pid}`;
  const memory = join(output, 'last-data.json');

  beforeAll(() => copiedBuild(output));
  afterEach(() => rm(memory, { force: true }));
  afterAll(() => rm(output, { recursive: true, force: true }));

  test('is not started with the default folder by forgetting it, nor read, and nothing is made', async () => {
    const data = join(await ownFolder(), 'data');
    const server = await ownServer({ output, env: { DATA_DIR: data, DISCLOSURE_TRIAL: '' } });
    await server.printed('网站已启动');
    await server.end();
    const directory = await realpath(await ownFolder());
    const forgetful = {
      directory,
      env: { DATA_DIR: '', DISCLOSURE_OUTPUT: resolve(output), DISCLOSURE_TRIAL: '' },
    };
    const { code, stderr } = await runScript('start', forgetful);
    expect(code).toBe(1);
    expect(stderr).toBe(
      [
        `没有执行：没有设置 DATA_DIR，而网站以前使用的是 DATA_DIR=${data}。`,
        '如果就这样运行，以前收到的反馈都看不到，新的反馈会存到别处。',
        `  接着用以前的数据：npm start -- --data "${data}"`,
        `  确实要用 ${join(directory, 'data')}：npm start -- --data "${join(directory, 'data')}"`,
        '',
      ].join('\n'),
    );
    const read = await runScript('office', { ...forgetful, args: ['list'] });
    expect(read).toMatchObject({ code: 1, stdout: '' });
    expect(read.stderr).toContain(`npm run office -- --data "${data}"`);
    expect(await readdir(directory)).toEqual([]);
  });

  test('is not started once its folder is gone, and begins anew when it is told to', async () => {
    const data = join(await ownFolder(), 'data');
    await rememberData(output, { DATA_DIR: data, DATABASE_URL: undefined }, 'age1');
    const { stderr } = await refusedStart({
      DATA_DIR: data,
      DISCLOSURE_OUTPUT: output,
      DISCLOSURE_TRIAL: '',
    });
    expect(stderr).toContain(`没有启动：找不到数据库 ${join(data, 'feedback.db')}，上次启动时它还在。`);
    expect(existsSync(data)).toBe(false);
    const server = await ownServer({
      output,
      env: { DATA_DIR: data, DISCLOSURE_TRIAL: '' },
      args: ['--new-database'],
    });
    await untilState(server.url, 'ok');
    await server.printed('已经生成办公室的密钥');
  });

  test('is started with another folder that is named, and says that it is new', async () => {
    const before = { DATA_DIR: join(await ownFolder(), 'data'), DATABASE_URL: undefined };
    await rememberData(output, before, 'age1');
    const other = join(await ownFolder(), 'other');
    const server = await ownServer({ output, env: { DATA_DIR: other, DISCLOSURE_TRIAL: '' } });
    await server.printed(`现在是 DATA_DIR=${other}，那里没有数据库，要新建数据库和密钥`);
    await untilState(server.url, 'ok');
  });
});

test('a lost key is replaced in words and by a command, at the price that it names', async () => {
  const data = await dataLeft();
  const config = { DATA_DIR: data, DATABASE_URL: undefined };
  const file = join(data, '..', 'new-key.txt');
  const kept = await office(config, 'key', file, '--replace');
  expect(kept).toMatchObject({ code: 1, stderr: expect.stringContaining('没有换密钥：私钥没有丢，它在') });
  await rm(await keyFileOf(data));
  const server = await ownServer(optionsOf(data));
  await untilState(server.url, 'key-lost');
  const replaced = await office(config, 'key', file, '--replace');
  expect(replaced).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('以前收到的 2 件反馈是用旧密钥加密的，只有找回旧的私钥才能读出来'),
  });
  await untilState(server.url, 'ok');
  const { receipt } = await told(server.url, await checked(server.url, writtenBy('换了以后')));
  expect(receipt).not.toBeNull();
  const { stdout } = await office(config, 'list', '--identity', file);
  expect(stdout).toContain('换了以后');
  expect(stdout).toContain('其中 2 件无法打开');
});
