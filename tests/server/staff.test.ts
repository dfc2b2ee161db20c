import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runScript } from '../harness/command';
import { startServer } from '../harness/server';

// What staff do: they change a copy of `content/`, check it, build it and start the site again.

const NOTICE = '2024-district-inspection';
let folder: string;
let content: string;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-staff-'));
  content = join(folder, 'content');
  // The real content, whatever staff have made of it since.
  await cp('content', content, { recursive: true });
  env = { CONTENT_DIR: content, DISCLOSURE_OUTPUT: '.next/staff' };
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm('.next/staff', { recursive: true, force: true });
});

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const file = join(content, path);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

async function pageOf(slug: string): Promise<string> {
  const server = await startServer({ at: '2026-01-01T00:00:00+08:00', output: '.next/staff' });
  const page = await fetch(`${server.url}/notices/${slug}`);
  const text = await page.text();
  await server.stop();
  return text;
}

test('staff change a word, add an item and add a notice, and check and build stay green', async () => {
  await edit(`${NOTICE}/next-steps/02-service.md`, (text) =>
    text.replace(/。\s*$/, '。这句话是后来加上的。\n'),
  );
  await writeFile(
    join(content, NOTICE, 'next-steps', '04-more.md'),
    '---\ntitle: 接受群众监督，及时回应关切。\n---\n\n新增的一项工作打算。\n',
  );
  await edit(`${NOTICE}/notice.md`, (text) => text.replace(/(folder: next-steps[\s\S]*?items: )3/, '$14'));
  await cp('tests/fixtures/content/2023-city-archives', join(content, '2023-city-archives'), {
    recursive: true,
  });

  const check = await runScript('check', { env });
  expect(check.stderr).toBe('');
  expect(check.code).toBe(0);
  expect(check.stdout).toMatch(/检查通过：\d+ 篇通报，0 处错误，\d+ 处提醒。\n$/);
  const build = await runScript('build', { env });
  expect(build.code, build.stderr).toBe(0);

  const page = await pageOf(NOTICE);
  expect(page).toContain('这句话是后来加上的。');
  expect(page).toContain('新增的一项工作打算。');
  expect(page).toContain('id="next-steps-4"');
  expect(await pageOf('2023-city-archives')).toContain('望川市档案馆');
});

test('a mistake stops the build with the words of the check, and the last good build starts again', async () => {
  await edit(`${NOTICE}/notice.md`, (text) => text.replace('closes: 2025-02-28', 'closes: 2024-02-28'));
  const check = await runScript('check', { env });
  const build = await runScript('build', { env });
  expect(check.code).toBe(1);
  expect(build.code).toBe(1);
  expect(check.stderr).toContain(`${content}/${NOTICE}/notice.md:8:11 错误`);
  const [problems] = check.stderr.split('检查没有通过');
  expect(build.stderr).toContain(problems);

  expect(await pageOf(NOTICE)).toContain('2025年2月28日');
});

test('a build that is killed half-way leaves the last good one to start', async () => {
  await edit(`${NOTICE}/notice.md`, (text) => text.replace('closes: 2024-02-28', 'closes: 2025-02-28'));
  await edit(`${NOTICE}/leadership/00-intro.md`, (text) => text.replace(/。\s*$/, '。半途而废。\n'));
  const killed = await runScript('build', { env, killWhen: /正在生成页面/ });
  expect(killed.code).not.toBe(0);
  expect(await pageOf(NOTICE)).not.toContain('半途而废');
});
