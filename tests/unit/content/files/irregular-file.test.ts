import { execFileSync } from 'node:child_process';
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTree, treeReader } from '#lib/content/files/read-tree';
import { formatProblem } from '#lib/content/problem';
import { loadContent } from '#lib/versions/load';
import { publish } from '#lib/versions/publish';
import { requireNotice } from '../../../../scripts/notice/require-notice';
import { brokenTree } from '../../../fixtures/broken/base';
import { ownFolder } from '../../../harness/for-test';

const SLUG = '2024-reading-corner';

/** A content folder without mistakes, and a folder beside it to move what is linked to. */
async function soundFolder(): Promise<{ content: string; elsewhere: string }> {
  const folder = await ownFolder();
  const content = join(folder, 'content');
  for (const [path, bytes] of brokenTree({})) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), bytes);
  }
  await mkdir(join(folder, 'elsewhere'));
  return { content, elsewhere: join(folder, 'elsewhere') };
}

/** Moves an entry away, and leaves a symbolic link to it. */
async function linked(path: string): Promise<string> {
  const { content, elsewhere } = await soundFolder();
  await rename(join(content, path), join(elsewhere, 'moved'));
  await symlink(join(elsewhere, 'moved'), join(content, path));
  return content;
}

const problemsBelow = async (content: string) =>
  loadContent(await readTree(content), 'content').problems.map(formatProblem);

const toldAt = (path: string, found = '符号链接') =>
  [
    `content/${path}:1:1 错误 这里不是普通的文件或者文件夹，没有读它（ordinary-file）`,
    `    现在是：${found}`,
    '    应当是：普通的文件或者文件夹：删去它，把要用的文件本身复制到这里',
  ].join('\n');

describe('a symbolic link is told of by its name, and nothing is read through it', () => {
  test.each([
    `${SLUG}/notice.md`,
    `${SLUG}/contact.md`,
    `${SLUG}/findings/01-records.md`,
    `${SLUG}/pictures/corner.png`,
    `${SLUG}/findings`,
    `${SLUG}/pictures`,
  ])('%s', async (path) => {
    expect(await problemsBelow(await linked(path))).toEqual([toldAt(path)]);
  });

  test.each([`${SLUG}/versions`, `${SLUG}/versions/1.json`, SLUG, 'site.yaml'])('%s', async (path) => {
    expect(await problemsBelow(await linked(path))).toContain(toldAt(path));
  });

  test.each([`${SLUG}/ledger.csv`, `${SLUG}/清单.pdf`, 'redirects.yaml', '2025-archives'])(
    '%s, which leads nowhere',
    async (path) => {
      const { content, elsewhere } = await soundFolder();
      await symlink(join(elsewhere, 'nothing'), join(content, path));
      expect(await problemsBelow(content)).toEqual([toldAt(path)]);
    },
  );
});

test('so is a special file', async () => {
  const { content } = await soundFolder();
  execFileSync('mkfifo', [join(content, SLUG, 'pictures/queue.png')]);
  expect(await problemsBelow(content)).toEqual([
    toldAt(`${SLUG}/pictures/queue.png`, '特殊文件（管道、设备之类）'),
  ]);
});

test('the preview tells of it when it comes, and no more when it is gone', async () => {
  const { content, elsewhere } = await soundFolder();
  const read = treeReader(content);
  const problems = () => loadContent(read(), 'content').problems.map(formatProblem);
  expect(problems()).toEqual([]);
  await rename(join(content, SLUG, 'contact.md'), join(elsewhere, 'contact.md'));
  await symlink(join(elsewhere, 'contact.md'), join(content, SLUG, 'contact.md'));
  expect(problems()).toEqual([toldAt(`${SLUG}/contact.md`)]);
  await rename(join(elsewhere, 'contact.md'), join(content, SLUG, 'contact.md'));
  expect(problems()).toEqual([]);
});

test('nothing is published from a folder that holds one', async () => {
  const tree = await readTree(await linked(`${SLUG}/pictures/corner.png`));
  const result = publish({ tree, root: 'content', slug: SLUG, at: null, isNow: false, now: 0 });
  expect(result).toMatchObject({ done: false });
});

test('a command on a linked folder says that it is one', async () => {
  const tree = await readTree(await linked(SLUG));
  expect(() => requireNotice(tree, 'content', SLUG)).toThrow(toldAt(SLUG));
});

test('of a draft it is a mistake for which nothing else is kept from being built', async () => {
  const { content, elsewhere } = await soundFolder();
  await mkdir(join(content, '2025-draft'));
  await writeFile(join(content, '2025-draft/notice.md'), '---\ntitle: 草稿\n---\n');
  await symlink(join(elsewhere, 'nothing'), join(content, '2025-draft/01.pdf'));
  const { draftErrors } = loadContent(await readTree(content), 'content');
  expect(draftErrors.map(formatProblem)).toContain(toldAt('2025-draft/01.pdf'));
});
