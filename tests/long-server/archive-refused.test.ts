import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { archiveAt } from '../harness/archive';
import { runScript } from '../harness/command';
import { FIRST, FUNDS, WHALE } from '../harness/fixtures';
import { ownFolder } from '../harness/for-test';

describe('what cannot be archived is refused, and no file is made', () => {
  test.each([
    {
      what: 'a notice that is not there',
      args: ['2024-science-fundz', '-o', 'FILE'],
      said: `没有存档：没有 2024-science-fundz 这篇通报。\n您要的是不是：\n  ${FUNDS.slug}  云溪县科普经费专项检查整改情况的通报\n`,
    },
    {
      what: 'a draft',
      args: ['2025-draft-bookhouse', '-o', 'FILE'],
      said: '没有存档：2025-draft-bookhouse 是草稿。发布以后才能存档。\n',
    },
    {
      what: 'a notice that is still to come',
      args: [WHALE.slug, '-o', 'FILE'],
      said: `没有存档：${WHALE.slug} 要到 2025-01-10 09:00（北京时间）才发布。发布以后才能存档。\n`,
    },
    { what: 'no file named', args: [], said: '没有写存档到哪个文件：后面要写 -o 文件名.zip。\n用法' },
    {
      what: 'an option without its file',
      args: ['-o'],
      said: '没有写存档到哪个文件：后面要写 -o 文件名.zip。\n用法',
    },
    { what: 'two notices', args: ['a', 'b', '-o', 'FILE'], said: '一次只能写一篇通报的文件夹名' },
    { what: 'an unknown option', args: ['--ot', 'FILE'], said: 'archive 没有这个选项：--ot\n用法' },
  ])('$what', async ({ args, said }) => {
    const folder = await ownFolder();
    const named = args.map((arg) => (arg === 'FILE' ? join(folder, 'a.zip') : arg));
    const { code, stdout, stderr } = await archiveAt('2025-01-01T00:00:00+08:00', folder, ...named);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.startsWith(said)).toBe(true);
    expect(await readdir(folder)).toEqual(['clock']);
  });

  test('when content has errors', async () => {
    const folder = await ownFolder();
    const content = join(folder, 'content');
    await cp('tests/fixtures/content', content, { recursive: true });
    await rm(join(content, FIRST.slug, 'contact.md'));
    await rm(join(content, FUNDS.slug, 'pictures'), { recursive: true });
    const { code, stderr } = await runScript('notice', {
      args: ['archive', '-o', join(folder, 'a.zip')],
      env: { CONTENT_DIR: content },
    });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `没有存档：${content} 里有错误。请先运行 npm run check，照提示改正，再存档。\n`,
    });
    expect(await readdir(folder)).toEqual(['content']);
  });

  test('when the file is there already, which stays as it was', async () => {
    const folder = await ownFolder();
    const taken = join(folder, 'a.zip');
    await writeFile(taken, '别的');
    const { code, stderr } = await archiveAt(FIRST.open, folder, '-o', taken);
    expect(code).toBe(1);
    expect(stderr).toContain(`已经有 ${taken}，不会覆盖它`);
    expect(await readFile(taken, 'utf8')).toBe('别的');
    expect((await readdir(folder)).sort()).toEqual(['a.zip', 'clock']);
  });
});
