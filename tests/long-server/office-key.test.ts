import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSingleKey, writeKeyFile } from '#lib/feedback/crypto/key-file';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { exportedSchema } from '#lib/feedback/export/export-json';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { keep, office, officeProcess, openOffice, SAID } from '../harness/office';
import { type Postgres, startPostgres } from '../harness/postgres';

// `npm run office -- key`: the key is made away from the data, and only one that opens is ever registered.

let folder: string;
let postgres: Postgres;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-key-'));
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const standing = (config: StoreConfig) => withStore(config, (store) => store.office());

describe.each([
  { engine: 'SQLite', open: async () => undefined },
  { engine: 'PostgreSQL', open: () => postgres.createDatabase() },
])('with $engine', ({ engine, open }) => {
  let config: StoreConfig;
  let file: string;
  beforeAll(async () => {
    config = { DATA_DIR: join(folder, `data-${engine}`), DATABASE_URL: await open() };
    file = join(folder, `key-${engine}.txt`);
  });

  test('a file that is no key is not registered', async () => {
    const other = join(folder, `other-${engine}.txt`);
    await writeFile(other, 'a letter');
    const { code, stderr } = await office(config, 'key', other);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `没有登记密钥：文件 ${other} 第 1 行不是私钥。请换一个文件名。\n`,
    });
    expect(await readFile(other, 'utf8')).toBe('a letter');
    expect(await standing(config)).toBe(null);
  });

  test('a new key is made, proved, registered as kept elsewhere, and explained', async () => {
    const { code, stdout, stderr } = await officeProcess(config, 'key', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { recipient } = await readSingleKey(file);
    expect(await standing(config)).toEqual({ recipient, custody: 'elsewhere' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(stdout.replace(file, 'FILE').replace(recipient, 'RECIPIENT')).toMatchInlineSnapshot(`
      "已经生成办公室的密钥，私钥在 FILE。
      试过了：用它加密的内容，用这个文件能打开。
      已经登记，公钥：RECIPIENT

      请现在就做三件事：
        1. 把这个文件复制到至少两个安全的地方，例如两个分开存放的U盘。丢了它，反馈就再也读不出来。
        2. 备份好以后，从服务器上删除它。谁拿到它，谁就能读到反馈；也不要用邮件和微信传送。
        3. 以后读反馈时，用 --identity 写明它在哪里，例如 npm run office -- list --identity 文件名

      网站现在就可以接收反馈，不用重新启动。
      "
    `);
  });

  test('a second run with the same file changes nothing', async () => {
    const before = await readFile(file, 'utf8');
    const { code, stdout } = await office(config, 'key', file);
    expect(code).toBe(0);
    expect(stdout).toContain(`用的是 ${file} 里原有的私钥。\n试过了`);
    expect(stdout).toContain('以前已经登记过，公钥：age1');
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test.each(['new', 'there'])('another key is refused, its file being %s', async (kind) => {
    const other = join(folder, `${kind}-${engine}.txt`);
    if (kind === 'there') await writeKeyFile(other, await generateOfficeKey());
    const { recipient } = await readSingleKey(file);
    const { code, stdout, stderr } = await office(config, 'key', other);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `没有登记新的密钥：已经登记了另一个，反馈都是用它加密的，不能换。\n已经登记的公钥：${recipient}\n它的私钥由办公室另外保管。\n`,
    );
    expect(await standing(config)).toEqual({ recipient, custody: 'elsewhere' });
    const isThere = await stat(other).then(Boolean, () => false);
    expect(isThere).toBe(kind === 'there');
  });

  test('what is sealed to it is read with the file that is named, and not without', async () => {
    await keep(config, { a1: {} });
    const closed = await office(config, 'export', '--format', 'json');
    expect(closed).toEqual({
      code: 1,
      stdout: '',
      stderr: '打不开：私钥由办公室另外保管；请用 --identity 写明私钥文件，例如 --identity 文件名。\n',
    });
    const opened = await office(config, 'export', '--format', 'json', '--identity', file);
    expect(opened.code).toBe(0);
    expect(exportedSchema.parse(JSON.parse(opened.stdout))[0]?.submission?.message).toBe(SAID.message);
  });

  test('a key of somebody else opens nothing, and the office is told', async () => {
    const { code, stderr } = await officeProcess(
      config,
      ...['export', '--format', 'csv', '--identity', join(folder, `there-${engine}.txt`)],
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^提醒：这个文件里的私钥不是现在登记的那一个，可能打不开。\n其中 1 件无法打开/);
  });
});

test('a key that was made when the command was cut off is registered by the next run', async () => {
  const config = { DATA_DIR: join(folder, 'cut-off'), DATABASE_URL: undefined };
  const file = join(folder, 'cut-off.txt');
  const { recipient } = await writeKeyFile(file, await generateOfficeKey());
  const { code, stdout } = await office(config, 'key', file);
  expect(code).toBe(0);
  expect(stdout).toContain(`已经登记，公钥：${recipient}`);
  expect(await standing(config)).toEqual({ recipient, custody: 'elsewhere' });
});

test('a file in the folder of the data is taken, with a warning', async () => {
  const { config } = { config: { DATA_DIR: join(folder, 'beside'), DATABASE_URL: undefined } };
  await office(config, 'key', join(folder, 'first.txt'));
  const file = join(config.DATA_DIR, 'second.txt');
  await writeFile(file, await readFile(join(folder, 'first.txt')));
  const { code, stderr } = await office(config, 'key', file);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^提醒：这个文件放在 DATA_DIR 里，与数据在一起。/);
});

test('the key that a first start made stays where it is, and no other is registered', async () => {
  const { config, keyFile } = await openOffice(join(folder, 'started'));
  const own = await office(config, 'key', keyFile);
  expect(own.code).toBe(0);
  expect(own.stdout).toContain('DATA_DIR 里的私钥文件不要移走或删除');
  expect(own.stdout).not.toContain('从服务器上删除它');
  const other = await office(config, 'key', join(folder, 'other.txt'));
  expect(other.code).toBe(1);
  expect(other.stderr).toContain(`它的私钥在数据旁边：${keyFile}。\n`);
});

test('a folder that is not there is named, and nothing is registered', async () => {
  const config = { DATA_DIR: join(folder, 'unregistered'), DATABASE_URL: undefined };
  const { code, stderr } = await office(config, 'key', join(folder, 'nowhere', 'key.txt'));
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `没有生成密钥：文件夹 ${join(folder, 'nowhere')} 不存在，请先建好。\n`,
  });
  expect(await standing(config)).toBe(null);
});
