import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { copyApplication } from '../harness/build';
import { type CommandResult, runScript } from '../harness/command';
import { FIRST, FUNDS, secondsAfter, WHALE } from '../harness/fixtures';
import { type MadePapers, makePapers, PAPER_SITE } from '../harness/paper-made';
import { startServer, type TestServer } from '../harness/server';

// A build with three PDFs beside its content: one of them is not what was written down.

const OUTPUT = '.next/paper';
const PDF = `/notices/${FUNDS.slug}.pdf`;

let papers: MadePapers;
let build: CommandResult;
let server: TestServer;

beforeAll(async () => {
  papers = await makePapers([FIRST.slug, FUNDS.slug, WHALE.slug]);
  await writeFile(join(papers.content, WHALE.slug, 'paper.pdf'), '%PDF-1.4 made by hand');
  const env = { CONTENT_DIR: papers.content, SITE_URL: PAPER_SITE, DISCLOSURE_OUTPUT: OUTPUT };
  await copyApplication(OUTPUT);
  build = await runScript('build', { env });
  server = await startServer({ output: OUTPUT, at: FUNDS.opens });
});
afterAll(async () => {
  await server.stop();
  await papers.remove();
  await rm(OUTPUT, { recursive: true, force: true });
});

test('the build says which PDF it leaves out, and why', () => {
  expect(build.code).toBe(0);
  expect(build.stderr.match(/^提醒：.* 的 PDF 没有发布.*$/gm)).toEqual([
    `提醒：${WHALE.slug} 的 PDF 没有发布：它和 paper.json 记的不是同一个文件。请运行 npm run notice -- pdf ${WHALE.slug} 重新生成。`,
  ]);
});

test('a fresh PDF is served as it lies beside the content, and confirmed to who has it', async () => {
  await server.stopClock(FUNDS.opens);
  const { status, headers, body } = await ask(server.url, PDF);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'application/pdf',
    'public, max-age=0, must-revalidate, s-maxage=60',
  ]);
  expect(body.length).toBe(Number(headers['content-length']));
  expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  const again = await ask(server.url, { path: PDF, headers: { 'if-none-match': String(headers.etag) } });
  expect(again.status).toBe(304);
});

test('its page leads to it and names its size; a page without a fresh one says nothing of it', async () => {
  await server.stopClock(FIRST.open);
  const { body } = await ask(server.url, PDF);
  const { text } = await ask(server.url, `/notices/${FUNDS.slug}`);
  expect(text).toContain(`<a href="${PDF}">下载 PDF（${Math.round(body.length / 1024)} KB）</a>`);
  for (const slug of [WHALE.slug, '2024-county-water'])
    expect((await ask(server.url, `/notices/${slug}`)).text).not.toContain('下载 PDF');
});

test('it is there from the publication of its notice on, as nothing of the notice is before', async () => {
  await server.stopClock(secondsAfter(FUNDS.published, -1));
  expect((await ask(server.url, PDF)).status).toBe(404);
  await server.stopClock(FUNDS.published);
  expect((await ask(server.url, PDF)).status).toBe(200);
});

test('neither a PDF that was left out nor the files beside the content have an address', async () => {
  await server.stopClock(FIRST.open);
  for (const path of [
    `/notices/${WHALE.slug}.pdf`,
    '/notices/2024-county-water.pdf',
    '/notices/nothing.pdf',
    `/notices/${FUNDS.slug}/paper.pdf`,
    `/notices/${FUNDS.slug}/paper.json`,
  ])
    expect([path, (await ask(server.url, path)).status]).toEqual([path, 404]);
});
