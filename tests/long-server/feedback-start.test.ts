import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { AS_USUAL, answeredNow, untilState } from '../harness/as-usual';
import { crowdAt, keptFor, told, writtenBy } from '../harness/crowd';
import { keptIn, lockDatabase, runStatement } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { atLast } from '../harness/flow';
import { ownFolder, ownServer } from '../harness/for-test';
import { UNDER_MODES } from '../harness/powers';
import { startServer, type TestServer } from '../harness/server';
import { keyFileOf } from '../harness/stored';
import { checked, type Fields } from '../harness/writer';

// Starts that find the data in a state in which nothing can be stored, and how it heals without another start.

const NOT_SURE = '不能确定反馈是否提交成功';

function optionsOf(data: string) {
  return { at: FIRST.open, env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '10000' } };
}

/** A folder of data with one submission in it, what was sent for it, and what came back. */
let used: string;
let early: Fields;
let receipt: string | null;

beforeAll(async () => {
  used = await mkdtemp(join(tmpdir(), 'disclosure-used-'));
  const server = await startServer(optionsOf(used));
  early = await checked(server.url, writtenBy('先来的人'));
  receipt = (await told(server.url, early)).receipt;
  await server.stop();
});
afterAll(() => rm(used, { recursive: true, force: true }));

/** Such a folder for one test. */
async function usedData(): Promise<string> {
  const data = join(await ownFolder(), 'data');
  await cp(used, data, { recursive: true });
  return data;
}

/** Expects everything but submissions to be answered as usual; gives what was sent in vain. */
async function expectHeldBack(server: TestServer, state: string, heading: string): Promise<Fields[]> {
  expect(await answeredNow(server.url)).toEqual(AS_USUAL);
  const crowd = await crowdAt(server.url, 3, '后来的人');
  const answers = await Promise.all(crowd.map((fields) => told(server.url, fields)));
  expect(answers).toEqual(crowd.map((fields) => ({ ...keptFor(fields), heading })));
  await untilState(server.url, state);
  return crowd;
}

/** Expects that what was sent in vain is now stored, once, beside what was there. */
async function expectHealed(server: TestServer, data: string, crowd: readonly Fields[]): Promise<void> {
  // Who comes while it is still being opened, as it was begun in the trouble, is sent away once more.
  const receipts = await Promise.all(crowd.map((fields) => atLast(server.url, fields)));
  await untilState(server.url, 'ok');
  const { messages, found } = await keptIn(data, receipts);
  expect(found).toBe(crowd.length);
  expect(messages.filter((message) => !message.startsWith('先来的人'))).toEqual(
    crowd.map(({ message }) => message).sort(),
  );
}

describe('a start', () => {
  test('with a database that may only be read serves pages, says why, and heals when it may be written', async () => {
    const data = await usedData();
    const files = (await readdir(data)).map((name) => join(data, name));
    const allow = async (file: number, folder: number) => {
      await chmod(data, folder);
      await Promise.all(files.map((path) => chmod(path, file)));
    };
    await allow(0o444, 0o555);
    onTestFinished(() => allow(0o600, 0o700));
    const server = await ownServer({ ...optionsOf(data), wrapper: UNDER_MODES });
    await server.printed('数据库文件不可写，请检查文件和文件夹的权限');
    const crowd = await expectHeldBack(server, 'read-only', NOT_SURE);
    await allow(0o600, 0o700);
    await expectHealed(server, data, crowd);
    expect(await told(server.url, early)).toMatchObject({ receipt });
  });

  test('in a folder where nothing may be made does the same', async () => {
    const folder = await ownFolder();
    const data = join(folder, 'data');
    await mkdir(data);
    await chmod(data, 0o555);
    onTestFinished(() => chmod(data, 0o700));
    const server = await ownServer({ ...optionsOf(data), wrapper: UNDER_MODES });
    const crowd = await expectHeldBack(server, 'read-only', NOT_SURE);
    await chmod(data, 0o700);
    await expectHealed(server, data, crowd);
  });

  test('while another process holds the database reads it, and says why it stores nothing', async () => {
    const data = await usedData();
    const release = await lockDatabase(data);
    const server = await ownServer(optionsOf(data));
    expect(await told(server.url, early)).toMatchObject({ receipt });
    const crowd = await expectHeldBack(server, 'slow|busy', '反馈没有提交成功');
    await server.printed('数据库一直被其他程序占用');
    await release();
    await expectHealed(server, data, crowd);
  });

  test('with a database of a newer version takes no submissions, and says why', async () => {
    const data = await usedData();
    const before = await runStatement(data, 'select * from submission');
    await runStatement(data, 'update schema_version set version = 99');
    const server = await ownServer(optionsOf(data));
    await server.printed('数据库由更新版本的程序建立，本程序不能使用；请换用更新的程序');
    await expectHeldBack(server, 'newer', NOT_SURE);
    expect(await runStatement(data, 'select * from submission')).toEqual(before);
  });

  test('that finds a recipient without its key takes no submissions until the key is back', async () => {
    const data = await usedData();
    const key = await keyFileOf(data);
    await rename(key, `${data}-key`);
    const server = await ownServer(optionsOf(data));
    await server.printed('数据库里有办公室的公钥，但找不到对应的私钥文件，也没有私钥已移走的记录');
    const crowd = await expectHeldBack(server, 'key-lost', '反馈没有提交成功');
    expect(await told(server.url, early)).toMatchObject({ receipt });
    expect(await readdir(data)).not.toContainEqual(expect.stringMatching(/^office-key/));
    await rename(`${data}-key`, key);
    await expectHealed(server, data, crowd);
  });
});

describe('two processes that start at once on one new folder', () => {
  test('make one key, and both take submissions that it opens', async () => {
    const data = join(await ownFolder(), 'data');
    const servers = await Promise.all([ownServer(optionsOf(data)), ownServer(optionsOf(data))]);
    const crowds = await Promise.all(
      servers.map(({ url }, index) => crowdAt(url, 20, `第${index + 1}个进程的`)),
    );
    const answers = await Promise.all(
      servers.flatMap(({ url }, index) => (crowds[index] ?? []).map((fields) => told(url, fields))),
    );
    const { messages, found } = await keptIn(
      data,
      answers.map(({ receipt }) => receipt),
    );
    expect(found).toBe(40);
    expect(messages).toEqual(
      crowds
        .flat()
        .map(({ message }) => message)
        .sort(),
    );
    expect(await runStatement(data, 'select count(*) from office')).toEqual([[1]]);
    for (const { url } of servers) await untilState(url, 'ok');
  });
});
