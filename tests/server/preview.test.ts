import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST, WHALE } from '../harness/fixtures';
import { freePort, until } from '../harness/server';

// `npm run dev`: what staff see while they edit.

let folder: string;
let url: string;
let stop: () => Promise<void>;

async function startPreview(...args: string[]): Promise<void> {
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'dev', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CONTENT_DIR: join(folder, 'content'),
      DISCLOSURE_OUTPUT: '.next/dev-test',
      PORT: String(port),
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log += chunk;
    });
  }
  stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  url = `http://localhost:${port}`;
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the preview ended:\n${log}`);
    return (await fetch(`${url}/healthz`).catch(() => null)) ? true : null;
  }, 'the preview');
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-preview-'));
  await cp('tests/fixtures/content', join(folder, 'content'), { recursive: true });
});

afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
  await rm('.next/dev-test', { recursive: true, force: true });
});

test('the preview of a moment shows what readers see then, drafts besides, follows what is saved, and says when it fails', async () => {
  await startPreview('--at', '2025-01-10T08:59');
  const page = await (await fetch(`${url}/notices/${FIRST.slug}`)).text();
  expect(page).toContain('意见反馈截止时间：2025年2月28日（星期五）23:59（北京时间），以系统收到的时间为准');
  expect(page).toContain('预览：北京时间 2025-01-10 08:59 的页面');
  expect((await fetch(`${url}/notices/${WHALE.slug}`)).status).toBe(404);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  expect((await fetch(`${url}/notices/${FIRST.slug}.png`)).headers.get('content-type')).toBe('image/png');
  expect((await fetch(`${url}/notices/${WHALE.slug}.png`)).status).toBe(404);
  expect((await fetch(`${url}/favicon.ico`)).status).toBe(200);
  const draft = await (await fetch(`${url}/notices/2025-draft-bookhouse`)).text();
  expect(draft).toContain('草稿');

  const file = join(folder, 'content', FIRST.slug, 'leadership/00-intro.md');
  const saved = await readFile(file, 'utf8');
  await writeFile(file, saved.replace('高标准', '更高标准'));
  expect(await (await fetch(`${url}/notices/${FIRST.slug}`)).text()).toContain('更高标准');

  const notice = join(folder, 'content', FIRST.slug, 'notice.md');
  const good = await readFile(notice, 'utf8');
  await writeFile(notice, good.replace('closes: 2025-02-28', 'closes: 2024-02-28'));
  const refused = await fetch(`${url}/notices/${FIRST.slug}`);
  expect(refused.status).toBe(500);
  const words = await refused.text();
  expect(words).toContain('notice.md:8:11');
  expect(words).toContain('公示期在开始之前就结束了');
  expect(words).toContain('<script src="/-/preview.js"></script>');

  await writeFile(notice, good);
  expect((await fetch(`${url}/notices/${FIRST.slug}`)).status).toBe(200);

  await rename(join(folder, 'content'), join(folder, 'elsewhere'));
  const failed = await fetch(`${url}/notices/${FIRST.slug}`);
  expect(failed.status).toBe(500);
  const apology = await failed.text();
  expect(apology).toContain('暂时无法显示这个页面');
  expect(apology).toContain('<script src="/-/preview.js"></script>');
  await rename(join(folder, 'elsewhere'), join(folder, 'content'));
  expect((await fetch(`${url}/notices/${FIRST.slug}`)).status).toBe(200);
});
