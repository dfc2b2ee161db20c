import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatReceipt } from '#lib/feedback/crypto/receipt';
import { hashOfLetters, hashOfSecret } from '#lib/feedback/crypto/receipt-derivation';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import { formatLettersReceipt } from '#lib/feedback/crypto/receipt-letters';
import { generateOfficeKey, seal } from '#lib/feedback/crypto/sealing';
import { exportedSchema } from '#lib/feedback/export/export-json';
import { readOfficeRequest } from '../../scripts/office/arguments';
import { OFFICE_USAGE } from '../../scripts/office/usage';
import { CommandError } from '../../scripts/run';
import { databaseFile, type StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { runScript } from '../harness/command';
import { namedHashes } from '../harness/named-hashes';
import { keep, office, officeProcess, openOffice, SAID } from '../harness/office';

const guide = readFileSync('content/README.md', 'utf8');

// What the office reads, on the command line, with the key that a first start made beside the data. Each command is run
// once as an operator runs it, else within this process, which takes a tenth of the time.

/** Words that would steer a terminal, a reader's eye, or a spreadsheet. */
const HOSTILE = {
  message: '=1+1\u001b[2J\u202e反\n\n姓名：冒充\u009b1m',
  name: '\u200b王\n编号：假',
  contact: '＠A1',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-office-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const STATES = '状态只有：办理中、已答复、已办结、不予受理。';
const DESTROY_REASONS = '--reason 要写 撤回、到期、无关、决定 之一。';

describe('a command line that is wrong', () => {
  test.each([
    { args: [], said: '没有写命令。' },
    { args: ['lsit'], said: '没有 lsit 这个命令。' },
    { args: ['\u001b[2J'], said: '没有 ⟨U+001B⟩[2J 这个命令。' },
    { args: ['list', '--al'], said: 'list 没有这个选项：--al' },
    { args: ['show'], said: 'show 后面要写一个编号，或者一个回执号。' },
    { args: ['export'], said: '--format 要写 csv 或者 json。' },
    { args: ['export', '--format', 'xlsx'], said: '没有 xlsx 这个格式。--format 要写 csv 或者 json。' },
    { args: ['state', '3f', '已经办结'], said: `没有 已经办结 这个状态。${STATES}` },
    {
      args: ['state', ...'12345 67890 12345 67890 12345'.split(' ')],
      said: `没有 12345 这个状态。${STATES}`,
    },
    { args: ['state', '3f'], said: 'state 后面要写编号和状态：办理中、已答复、已办结、不予受理。' },
    { args: ['state', '3f', '办理中', '--seen', '1.5'], said: '--seen 后面要写版本，例如 --seen 2。' },
    { args: ['destroy', '3f'], said: DESTROY_REASONS },
    { args: ['destroy', '3f', '--reason', '重复'], said: `没有 重复 这个理由。${DESTROY_REASONS}` },
    { args: ['export', '--format', 'csv', '-o'], said: '-o 后面要写文件名。' },
    { args: ['export', '--format', 'csv', 'out.csv'], said: 'export 后面多写了内容。' },
    { args: ['key'], said: 'key 后面要写一个文件名。' },
    { args: ['key', 'one', 'two'], said: 'key 后面要写一个文件名。' },
  ])('$args: is told, and what there is', ({ args, said }) => {
    expect(() => readOfficeRequest(args)).toThrow(new CommandError(`${said}\n${OFFICE_USAGE}`));
  });

  test('ends the command', async () => {
    const { code, stdout, stderr } = await officeProcess(
      { DATA_DIR: folder, DATABASE_URL: undefined },
      'lsit',
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const word of ['lsit', 'list', 'show', 'export', 'key', '--identity', '--all', '--format', '-o'])
      expect(stderr).toContain(word);
  });
});

describe('a database that cannot be used', () => {
  test('is not made in a folder that was mistyped', async () => {
    const mistyped = join(folder, 'dtaa');
    const { code, stderr } = await office({ DATA_DIR: mistyped, DATABASE_URL: undefined }, 'list');
    expect(code).toBe(1);
    expect(stderr).toContain(`没有找到数据库 ${databaseFile({ DATA_DIR: mistyped })}。`);
    expect(await readdir(folder)).not.toContain('dtaa');
  });

  test('because it is newer: says so', async () => {
    const { config } = await openOffice(join(folder, 'newer'));
    const database = new Database(databaseFile(config));
    database.exec('update schema_version set version = 1000');
    database.close();
    const { code, stderr } = await office(config, 'list');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '数据库现在不能使用：数据库由更新版本的程序建立，本程序不能使用；请换用更新的程序。\n',
    });
  });

  test('because it cannot be reached: says so, and not its password', async () => {
    const url = 'postgres://office:secret@127.0.0.1:1/feedback';
    const { code, stderr } = await office({ DATA_DIR: folder, DATABASE_URL: url }, 'list');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '数据库现在不能使用：数据库无法连接或无法打开。\n',
    });
  });
});

test('a database that another process holds can be read all the same', async () => {
  const { config } = await openOffice(join(folder, 'locked'));
  const database = new Database(databaseFile(config));
  database.exec('begin immediate');
  const { code, stderr } = await officeProcess(config, 'list');
  database.close();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

describe('list', () => {
  let config: StoreConfig;
  let keyFile: string;
  beforeAll(async () => {
    ({ config, keyFile } = await openOffice(join(folder, 'list')));
  });

  test('says that nothing came yet', async () => {
    expect(await office(config, 'list')).toEqual({ code: 0, stdout: '还没有收到反馈。\n', stderr: '' });
  });

  test('shows each submission, how it begins, and how many there are', async () => {
    await keep(config, { a1: {}, a2: { ...HOSTILE, kind: 'report', item: null } });
    const { code, stdout, stderr } = await officeProcess(config, 'list');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "a1  2024-11-01  2024-district-inspection  已收到
          建议  （三）关于“治理”的整改
          第三项的讲座，我们社区没有听说。 请再看看。
      a2  2024-11-02  2024-district-inspection  已收到
          反映问题或举报  整篇通报
          =1+1⟨U+001B⟩[2J⟨U+202E⟩反 姓名：冒充⟨U+009B⟩1m

      共 2 件。
      "
    `);
  });

  test('without the key shows what stands in the clear, and says why there is no more', async () => {
    const opened = await office(config, 'list');
    const text = await readFile(keyFile, 'utf8');
    const elsewhere = join(folder, 'moved.txt');
    await writeFile(elsewhere, text);
    await rm(keyFile);
    const closed = await office(config, 'list');
    const named = await office(config, 'list', '--identity', elsewhere);
    await writeFile(keyFile, text, { mode: 0o600 });
    expect(closed.code).toBe(0);
    expect(closed.stdout).toMatch(
      /^a1 {2}2024-11-01 {2}2024-district-inspection {2}已收到\na2 .*\n\n共 2 件。内容没有打开：没有私钥文件 .*；请用 --identity 写明私钥文件，例如 --identity 文件名。\n$/,
    );
    expect(named).toEqual(opened);
  });

  test('opens the newest alone unless it is asked for all', async () => {
    const { config: many } = await openOffice(join(folder, 'many'));
    const ids = Array.from({ length: 30 }, (_, index) => `b${String(index).padStart(2, '0')}`);
    await keep(many, Object.fromEntries(ids.map((id) => [id, {}])));
    await keep(many, Object.fromEntries(ids.map((id) => [`${id}x`, {}])));
    const newest = (await office(many, 'list')).stdout;
    const all = (await office(many, 'list', '--all')).stdout;
    const opened = (text: string) => text.match(/\n {4}建议/g)?.length;
    const listed = (text: string) => text.match(/^b\d\dx? /gm)?.length;
    expect([listed(newest), opened(newest), listed(all), opened(all)]).toEqual([60, 50, 60, 60]);
    expect(newest).toMatch(
      /\n共 60 件。只打开了日期最近的 50 件，前面的 10 件没有打开。要全部打开，请加上 --all。\n$/,
    );
    expect(all).toMatch(/\n共 60 件。\n$/);
  });
});

test('a reader that goes away, as `head` does, ends the command quietly, as it does every other', async () => {
  const { config } = await openOffice(join(folder, 'unread'));
  await keep(config, Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`unread${index}`, {}])));
  for (const args of [['list'], ['show', 'unread29'], ['export', '--format', 'json'], ['--help']])
    expect(await runScript('office', { args, env: { DATA_DIR: config.DATA_DIR }, isUnread: true })).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
});

describe('show', () => {
  let config: StoreConfig;
  beforeAll(async () => {
    ({ config } = await openOffice(join(folder, 'show')));
    await keep(config, { ab01: { ...SAID }, ab02: HOSTILE, ac03: { name: '', contact: '', item: null } });
  });

  test('shows one submission whole, with nothing in it that steers the terminal', async () => {
    const { code, stdout } = await officeProcess(config, 'show', 'AB02');
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "编号：ab02
      收到日期：2024-11-02
      通报：2024-district-inspection
      状态：已收到
      版本：0
      反馈类型：建议
      针对哪一项：（三）关于“治理”的整改（#rectification-3）
      姓名：⟨U+200B⟩王⟨U+000A⟩编号：假
      联系方式：＠A1
      反馈内容：

      =1+1⟨U+001B⟩[2J⟨U+202E⟩反

      姓名：冒充⟨U+009B⟩1m
      "
    `);
  });

  describe('takes the receipt that a writer names', () => {
    const receipt = formatReceipt(12345678901234567890n);
    const letters = formatLettersReceipt(12345678901234567890n);

    beforeAll(() =>
      withStore(config, async (store) => {
        const standing = await store.office();
        const sealed = await seal({ ...SAID, message: '凭回执号来问的人写的话' }, standing?.recipient ?? '');
        const row = {
          id: 'ba07',
          notice: SAID.notice,
          received: '2024-11-05',
          sealed,
          tokenHash: 'a token’s',
        };
        const digitsHash = hashOfSecret(await createReceiptSecrets(store)(receipt));
        await store.insert({ ...row, digitsHash, lettersHash: hashOfLetters(letters) });
      }),
    );

    test.each([
      ['as it is shown', [receipt]],
      ['in groups that the shell takes apart', receipt.split(' ')],
      ['as one word', [receipt.replaceAll(' ', '')]],
      ['with hyphens', [receipt.replaceAll(' ', '-')]],
      ['as it is copied from its page', [[...receipt].join(' ').replaceAll('   ', '　')]],
      ['in its earlier form', [letters]],
      ['in its earlier form, in small letters and blanks', [letters.toLowerCase().replaceAll('-', ' ')]],
    ])('%s', async (_, words) => {
      expect((await office(config, 'show', ...words)).stdout).toContain('凭回执号来问的人写的话');
    });

    test.each([
      ['a digit that is wrong', receipt.replace(/.$/, (last) => `${(Number(last) + 1) % 10}`)],
      ['a digit that is missing', receipt.slice(1)],
      ['a character that is wrong', letters.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ])('and says that it was noted down wrongly: %s', async (_, written) => {
      const { code, stderr } = await office(config, 'show', written);
      expect([code, stderr]).toEqual([1, expect.stringContaining('抄错了，请逐位核对')]);
    });

    test.each([[formatReceipt(1n)], [formatLettersReceipt(1n)]])(
      'and says that nothing is stored under one that is right: %s',
      async (unknown) => {
        const { code, stderr } = await office(config, 'show', unknown);
        expect([code, stderr]).toEqual([1, `没有回执号是 ${unknown} 的反馈。\n`]);
      },
    );
  });

  test('takes the beginning of an id, and says what was left empty', async () => {
    const { stdout } = await office(config, 'show', 'ac');
    expect(stdout).toContain('编号：ac03\n');
    expect(stdout).toContain('针对哪一项：整篇通报\n姓名：没有填写（匿名）\n联系方式：没有填写\n');
  });

  test.each([
    { id: 'ab', said: '有 2 件反馈的编号以 ab 开头，请多写几位：\n  ab01\n  ab02\n' },
    { id: 'ff', said: '没有编号以 ff 开头的反馈。用 npm run office -- list 查看编号。\n' },
  ])('$id: says that it is not one', async ({ id, said }) => {
    expect(await office(config, 'show', id)).toEqual({ code: 1, stdout: '', stderr: said });
  });

  test('says that a file holds no key', async () => {
    const { code, stderr } = await office(config, 'show', 'ab01', '--identity', 'package.json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '打不开：文件 package.json 第 1 行不是私钥。\n' });
  });
});

describe('export', () => {
  let config: StoreConfig;
  beforeAll(async () => {
    ({ config } = await openOffice(join(folder, 'export')));
    await keep(config, { c1: {}, c2: HOSTILE });
  });

  test('writes a table to a new file that its owner alone can read', async () => {
    const file = join(folder, '反馈.csv');
    const { code, stdout } = await office(config, 'export', '--format', 'csv', '-o', file);
    expect(code).toBe(0);
    expect(stdout).toContain(`已导出 2 件反馈到 ${file}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).not.toContain('反馈.csv.part');
    expect(await readFile(file, 'utf8')).toMatchInlineSnapshot(`
      "﻿编号,收到日期,反映方式,通报,状态,打开情况,反馈类型,针对哪一项,反馈内容,姓名,联系方式,补充,答复,评价,合并到
      c1,2024-11-01,网上,2024-district-inspection,已收到,已打开,建议,（三）关于“治理”的整改,"第三项的讲座，我们社区没有听说。
      请再看看。",王小明,0412-7333360,,,,
      c2,2024-11-02,网上,2024-district-inspection,已收到,已打开,建议,（三）关于“治理”的整改,"'=1+1⟨U+001B⟩[2J⟨U+202E⟩反

      姓名：冒充⟨U+009B⟩1m","⟨U+200B⟩王
      编号：假",'＠A1,,,,
      "
    `);
  });

  test('leaves a file that is there as it is', async () => {
    const file = join(folder, 'there.csv');
    await writeFile(file, 'before');
    const { code, stderr } = await office(config, 'export', '--format', 'csv', '-o', file);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `没有写成：已经有 ${file}，不会覆盖它。请换一个文件名。\n`,
    });
    expect(await readFile(file, 'utf8')).toBe('before');
  });

  test('tells of what an export left that was cut off', async () => {
    const file = join(folder, 'cut.csv');
    await writeFile(`${file}.part`, 'half');
    const { code, stderr } = await office(config, 'export', '--format', 'csv', '-o', file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^没有写成：.*cut\.csv\.part 还在，/);
    expect(await readdir(folder)).not.toContain('cut.csv');
  });

  test('says that a folder is not there', async () => {
    const file = join(folder, 'nowhere', 'out.csv');
    const { code, stderr } = await office(config, 'export', '--format', 'csv', '-o', file);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `没有写成：放 ${file} 的文件夹不存在。\n` });
  });

  test('writes the exact words as JSON to standard output', async () => {
    const { code, stdout } = await officeProcess(config, 'export', '--format', 'json');
    expect(code).toBe(0);
    const [first, second] = exportedSchema.parse(JSON.parse(stdout));
    const { notice: _, ...words } = SAID;
    expect(first).toMatchObject({ id: 'c1', received: '2024-11-01', state: 'new', submission: words });
    expect(second?.submission).toEqual({ ...words, ...HOSTILE });
  });

  test('goes on past what cannot be opened, and tells which', async () => {
    const { config: spoilt } = await openOffice(join(folder, 'spoilt'));
    const stranger = await generateOfficeKey();
    await keep(spoilt, {
      d1: await seal({ ...SAID }, stranger.recipient),
      d2: {},
      d3: new TextEncoder().encode('not age'),
    });
    const file = join(folder, 'spoilt.json');
    const { code, stderr } = await office(spoilt, 'export', '--format', 'json', '-o', file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^其中 2 件无法打开.*：\n {2}d1\n {2}d3\n$/);
    const rows = exportedSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(rows.map(({ id, error }) => [id, error])).toEqual([
      ['d1', '无法打开'],
      ['d2', null],
      ['d3', '无法打开'],
    ]);
    expect((await office(spoilt, 'list')).code).toBe(1);
    expect(await office(spoilt, 'show', 'd3')).toMatchObject({
      code: 1,
      stderr: '这一件无法打开：私钥不对，或者数据已经损坏。\n',
    });
  });

  test('loses nothing that is stored meanwhile', async () => {
    const { config: busy } = await openOffice(join(folder, 'busy'));
    await keep(busy, { e0: {} });
    await withStore(busy, async (store) => {
      const exporting = officeProcess(busy, 'export', '--format', 'json');
      let isOver = false;
      void exporting.finally(() => {
        isOver = true;
      });
      let stored = 1;
      while (!isOver) {
        const id = `e${stored}`;
        const received = '2024-11-01';
        await store.insert({ id, notice: 'n', received, ...namedHashes(id), sealed: new Uint8Array(100) });
        stored += 1;
      }
      expect(exportedSchema.parse(JSON.parse((await exporting).stdout))[0]?.id).toBe('e0');
      expect(await withStore(busy, (other) => other.list())).toHaveLength(stored);
    });
  });
});

test('the guide for staff shows what the commands print', async () => {
  const { config } = await openOffice(join(folder, 'guide'));
  await keep(config, {
    '3f9c27d1a05be846': {},
    b20e64f8c7913da5: {
      kind: 'opinion',
      item: null,
      message: '通报写得很清楚，希望以后每年都公布一次，让大家知道后来做得怎么样，有没有反复，谁负责。',
    },
  });
  const examples = [...guide.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, text]) => text);
  for (const args of [['list'], ['show', '3f9c']]) {
    const at = examples.indexOf(`npm run office -- ${args.join(' ')}\n`);
    expect((await officeProcess(config, ...args)).stdout).toBe(examples[at + 1]);
  }
});

test('what was sealed opens with age itself', async () => {
  const { config, keyFile } = await openOffice(join(folder, 'age'));
  await keep(config, { f1: HOSTILE });
  const stored = await withStore(config, (store) => store.read('f1'));
  const sealed = join(folder, 'f1.age');
  await writeFile(sealed, stored?.sealed ?? '');
  const { stdout } = await promisify(execFile)('age', ['-d', '-i', keyFile, sealed]);
  expect(JSON.parse(stdout)).toEqual({ ...SAID, ...HOSTILE });
});
