import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSingleKey } from '#lib/feedback/crypto/key-file';
import { generateOfficeKey, type OfficeKey, seal } from '#lib/feedback/crypto/sealing';
import { exportedSchema } from '#lib/feedback/export/export-json';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { keep, office, openOffice, SAID } from '../harness/office';

// Files with several keys: what was sealed to the old one and what is sealed to the new one, opened with one file.

const age = promisify(execFile);

let folder: string;
let config: StoreConfig;
let keyFile: string;
let oldKey: OfficeKey;
let newKey: OfficeKey;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-identities-'));
  ({ config, keyFile } = await openOffice(join(folder, 'data')));
  newKey = await readSingleKey(keyFile);
  oldKey = await generateOfficeKey();
  await keep(config, {
    a1: await seal({ ...SAID, message: '换密钥以前写的话' }, oldKey.recipient),
    a2: { message: '换密钥以后写的话' },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file of these lines, named as given. */
async function fileOf(name: string, ...lines: string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

async function exportedWith(path: string): Promise<(string | undefined)[]> {
  const { stdout } = await office(config, 'export', '--format', 'json', '--identity', path);
  return exportedSchema.parse(JSON.parse(stdout)).map(({ submission }) => submission?.message);
}

/** What the age program opens with a file of keys: each sealed text, or what it says. */
async function openedByAge(path: string): Promise<string[]> {
  const seals = await withStore(config, (store) => Promise.all(['a1', 'a2'].map((id) => store.read(id))));
  return Promise.all(
    seals.map(async (found, index) => {
      const sealed = join(folder, `${index}.age`);
      await writeFile(sealed, found?.sealed ?? '');
      const opened = await age('age', ['--decrypt', '--identity', path, sealed]).catch(
        ({ stderr }: { stderr: string }) => ({ stdout: JSON.stringify({ message: stderr }) }),
      );
      return String(JSON.parse(opened.stdout).message);
    }),
  );
}

describe.each([
  { order: 'the old key first', keys: () => [oldKey, newKey] },
  { order: 'the new key first', keys: () => [newKey, oldKey] },
])('a file with $order', ({ keys }) => {
  let path: string;
  beforeAll(async () => {
    const lines = keys().flatMap(({ recipient, identity }) => [`# public key: ${recipient}`, identity, '']);
    path = await fileOf('both.txt', ...lines);
  });

  test('opens everything in each command, without a warning', async () => {
    expect(await exportedWith(path)).toEqual(['换密钥以前写的话', '换密钥以后写的话']);
    const listed = await office(config, 'list', '--identity', path);
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(listed.stdout).toMatch(/换密钥以前写的话[\s\S]*换密钥以后写的话[\s\S]*共 2 件。\n$/);
    for (const [id, words] of [
      ['a1', '换密钥以前写的话'],
      ['a2', '换密钥以后写的话'],
    ] as const) {
      const shown = await office(config, 'show', id, '--identity', path);
      expect(shown).toMatchObject({ code: 0, stderr: '' });
      expect(shown.stdout).toContain(words);
    }
  });

  test('opens the same with age itself', async () => {
    expect(await openedByAge(path)).toEqual(await exportedWith(path));
  });
});

test('a file with one of the keys opens what was sealed to it, as age does', async () => {
  const path = await fileOf('new.txt', newKey.identity);
  expect(await exportedWith(path)).toEqual([undefined, '换密钥以后写的话']);
  expect(await openedByAge(path)).toEqual([expect.stringContaining('no identity'), '换密钥以后写的话']);
});

test('a file beside the data may hold both keys too', async () => {
  const before = await readFile(keyFile, 'utf8');
  await writeFile(keyFile, `${before}${oldKey.identity}\n`);
  const { code, stdout } = await office(config, 'list');
  await writeFile(keyFile, before);
  expect(code).toBe(0);
  expect(stdout).toMatch(/换密钥以前写的话[\s\S]*换密钥以后写的话/);
});

test('a broken key among good ones is named by its line, where age refuses the file too', async () => {
  const path = await fileOf('broken.txt', oldKey.identity, '', newKey.identity.slice(0, 50), newKey.identity);
  for (const args of [['list'], ['show', 'a1'], ['export', '--format', 'csv']])
    expect(await office(config, ...args, '--identity', path)).toEqual({
      code: 1,
      stdout: '',
      stderr: `打不开：文件 ${path} 第 3 行的私钥不完整，或者抄错了。\n`,
    });
  expect(await openedByAge(path)).toEqual(Array(2).fill(expect.stringContaining('error at line 3')));
});

test('a key of SSH is told as what it is', async () => {
  const path = join(folder, 'id_ed25519');
  await writeFile(path, '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n');
  const { code, stderr } = await office(config, 'list', '--identity', path);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `打不开：文件 ${path} 第 1 行不是私钥：这是 SSH 等其他格式的密钥，不能用来打开反馈；要用 AGE-SECRET-KEY-1 开头的私钥。\n`,
  });
});

test('keys of which none is the registered one are told of', async () => {
  const other = await generateOfficeKey();
  const path = await fileOf('others.txt', other.identity, oldKey.identity);
  const { stderr } = await office(config, 'show', 'a1', '--identity', path);
  expect(stderr).toBe('提醒：这个文件里的私钥都不是现在登记的那一个，可能打不开。\n');
});

describe('a file to be registered', () => {
  const nobody = () => ({ DATA_DIR: join(folder, 'nobody'), DATABASE_URL: undefined });
  const registered = () => withStore(nobody(), (store) => store.office());

  test('with several keys is refused: which one to seal to is nobody’s guess', async () => {
    const path = await fileOf('several.txt', oldKey.identity, newKey.identity);
    const refused = `没有登记密钥：文件 ${path} 里有 2 个私钥，这里只能有一个：请把要用的那一个单独放在一个文件里。请换一个文件名。\n`;
    expect(await office(nobody(), 'key', path)).toEqual({ code: 1, stdout: '', stderr: refused });
    expect(await registered()).toBeNull();
    // Also where one of them stands already.
    expect(await office(config, 'key', path)).toEqual({ code: 1, stdout: '', stderr: refused });
  });

  test('with something else in it is refused, and nobody is told to delete it', async () => {
    const path = await fileOf('letter.txt', '您好');
    expect((await office(nobody(), 'key', path)).stderr).toBe(
      `没有登记密钥：文件 ${path} 第 1 行不是私钥。请换一个文件名。\n`,
    );
    expect(await readFile(path, 'utf8')).toBe('您好\n');
  });

  test('that an interrupted run left empty is refused, and may be deleted', async () => {
    const path = join(folder, 'empty.txt');
    await writeFile(path, '');
    expect((await office(nobody(), 'key', path)).stderr).toBe(
      `没有登记密钥：文件 ${path} 里没有私钥。如果这是上一次中断留下的文件，可以删除它再试；否则请换一个文件名。\n`,
    );
  });
});
