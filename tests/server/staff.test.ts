import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTree } from '#lib/content/files/read-tree';
import { buildFiles } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { builtManifestSchema } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { loadContent } from '#lib/versions/load';
import { copyApplication } from '../harness/build';
import { runScript } from '../harness/command';
import { privatePicture, SHOWN, secretsIn } from '../harness/private-picture';
import { startServer } from '../harness/server';

// What staff do: they change a copy of `content/`, check it, build it and start the site again.

const NOTICE = '2024-district-inspection';

/** A notice that these tests add: by another name than any that staff would choose. */
const ADDED = 'added-by-a-test';

/** A photograph in it, as a camera leaves it. */
const PHOTO = 'pictures/photo.jpg';

let folder: string;
let content: string;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-staff-'));
  content = join(folder, 'content');
  // The real content, whatever staff have made of it since.
  await cp('content', content, { recursive: true });
  env = { CONTENT_DIR: content, DISCLOSURE_OUTPUT: '.next/staff' };
  await copyApplication('.next/staff');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm('.next/staff', { recursive: true, force: true });
});

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const file = join(content, path);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** The folder of the notice's last part, and how many items it has now. */
async function lastPart(): Promise<{ folder: string; items: number }> {
  const { notices } = loadContent(await readTree(content), content);
  const part = notices.find(({ slug }) => slug === NOTICE)?.parts.at(-1);
  if (!part) throw new Error('the notice has no part');
  return { folder: part.anchor, items: part.items.length };
}

/** The pages of notices, as the site shows them once it is started again. */
async function pagesOf(...slugs: string[]): Promise<string[]> {
  const server = await startServer({ at: '2026-01-01T00:00:00+08:00', output: '.next/staff' });
  const pages = await Promise.all(slugs.map((slug) => fetch(`${server.url}/notices/${slug}`)));
  const texts = await Promise.all(pages.map((page) => page.text()));
  await server.stop();
  return texts;
}

/** The folder of the newest whole build below `output`. */
async function newestOf(output: string): Promise<string> {
  return (await buildStore(output, () => true).current()) ?? '';
}

/** The page of the notice that was added, in the last good build. */
let goodPage: string;

test('staff change a word, add an item and add a notice, and check and build stay green', async () => {
  const { folder: part, items } = await lastPart();
  const added = String(items + 1).padStart(2, '0');
  await edit(`${NOTICE}/contact.md`, (text) => `${text.trimEnd()}\n\n这句话是后来加上的。\n`);
  await writeFile(
    join(content, NOTICE, part, `${added}-added.md`),
    '---\ntitle: 接受群众监督，及时回应关切。\n---\n\n新增的一项工作打算。\n',
  );
  await edit(`${NOTICE}/notice.md`, (text) =>
    text.replace(new RegExp(`(folder: ${part}\\n[^]*?items: )${items}`), `$1${items + 1}`),
  );
  await cp('tests/fixtures/content/2023-city-archives', join(content, ADDED), { recursive: true });
  await rm(join(content, ADDED, 'versions'), { recursive: true });

  await mkdir(join(content, ADDED, 'pictures'));
  await writeFile(join(content, ADDED, PHOTO), await privatePicture('jpeg', 6));
  await edit(`${ADDED}/study/01-study.md`, (text) => `${text.trimEnd()}\n\n![学习室](${PHOTO})\n`);

  const reminded = await runScript('check', { env });
  expect(reminded.code).toBe(1);
  expect(reminded.stderr).toContain(`npm run notice -- correct ${NOTICE}`);
  expect(reminded.stderr).toContain(`npm run notice -- publish ${ADDED}`);
  const misleading = ['--what', '增加一项\n更正原因：没有', '--why', '听取群众意见'];
  const refused = await runScript('notice', { args: ['correct', NOTICE, ...misleading], env });
  expect([refused.code, refused.stderr]).toEqual([
    1,
    '写的内容应为一行文字，中间不换行。什么也没有留存，请重新运行。\n',
  ]);
  const reasons = ['--what', '增加一项工作打算', '--why', '听取群众意见'];
  const corrected = await runScript('notice', { args: ['correct', NOTICE, ...reasons], env });
  expect(corrected.stderr).toBe('');
  expect(corrected.stdout).toContain('已留存第');
  expect((await runScript('notice', { args: ['publish', ADDED], env })).code).toBe(0);

  const check = await runScript('check', { env });
  expect(check.stderr).toBe('');
  expect(check.code).toBe(0);
  expect(check.stdout).toMatch(/检查通过：\d+ 篇通报(（.*）)?，0 处错误，\d+ 处提醒。\n$/);
  const build = await runScript('build', { env });
  expect(build.code, build.stderr).toBe(0);

  const [page, addedPage = ''] = await pagesOf(NOTICE, ADDED);
  expect(page).toContain('这句话是后来加上的。');
  expect(page).toContain('新增的一项工作打算。');
  expect(page).toContain(`id="${part}-${items + 1}"`);
  expect(page).toContain('增加一项工作打算。原因：听取群众意见。');
  expect(addedPage).toContain('望川市档案馆');
  goodPage = addedPage;
  const { width, height } = SHOWN;
  expect(addedPage).toContain(`alt="学习室" width="${width}" height="${height}"`);
  const files = buildFiles(await newestOf('.next/staff'));
  const { objects } = builtManifestSchema.parse(JSON.parse(await readFile(files.manifest, 'utf8')));
  const built = await openObjectStore(files.objects).get(objects.pictures[ADDED]?.[PHOTO] ?? '');
  expect(secretsIn(built)).toEqual([]);
  expect(built.equals(await readFile(join(content, ADDED, PHOTO)))).toBe(true);
});

test('a mistake stops the build with the words of the check, and the last good build starts again', async () => {
  await edit(`${ADDED}/notice.md`, (text) => text.replace('issuer:', 'isuer:'));
  const check = await runScript('check', { env });
  const build = await runScript('build', { env });
  expect(check.code).toBe(1);
  expect(build.code).toBe(1);
  expect(check.stderr).toContain(`${content}/${ADDED}/notice.md:3:1 错误`);
  const [problems] = check.stderr.split('检查没有通过');
  expect(build.stderr).toContain(problems);

  expect(await pagesOf(ADDED)).toEqual([goodPage]);
});

test('a build that is killed half-way leaves the last good one to start', async () => {
  await edit(`${ADDED}/notice.md`, (text) => text.replace('isuer:', 'issuer:'));
  await edit(`${ADDED}/notice.md`, (text) => `${text.trimEnd()}\n\n半途而废。\n`);
  const reasons = ['--what', '增加一句', '--why', '试验'];
  expect((await runScript('notice', { args: ['correct', ADDED, ...reasons], env })).code).toBe(0);
  const killed = await runScript('build', { env, killWhen: /正在生成页面/ });
  expect(killed.code).not.toBe(0);
  expect(await pagesOf(ADDED)).toEqual([goodPage]);
  expect(goodPage).not.toContain('半途而废');
});

test('what readers saw is not taken away in silence, and a reason for it is kept', async () => {
  const folder = join(content, ADDED);
  await rm(folder, { recursive: true });
  const check = await runScript('check', { env });
  const build = await runScript('build', { env });
  expect([check.code, build.code]).toEqual([1, 1]);
  for (const { stderr } of [check, build]) {
    expect(stderr).toContain('和上一次构建相比，读者已经看到的内容会被拿掉：');
    expect(stderr).toContain(`${content}/${ADDED} 错误 已经发布的通报《`);
  }
  expect(build.stderr).toContain('没有构建。网站上仍是上一次构建的内容。\n');
  expect(await pagesOf(ADDED)).toEqual([goodPage]);

  const blank = await runScript('build', { env, args: ['--accept-loss', ' '] });
  expect([blank.code, blank.stderr.split('\n')[0]]).toEqual([
    1,
    '--accept-loss 后面要写理由，例如 --accept-loss "误发，经单位研究撤下"。',
  ]);
  const accepted = await runScript('build', { env, args: ['--accept-loss', '试验用的通报'] });
  expect(accepted.code, accepted.stderr).toBe(0);
  expect(accepted.stdout).toContain('理由：试验用的通报\n');
  const { manifest: path } = buildFiles(await newestOf('.next/staff'));
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  expect(manifest.acceptedLosses).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:]{8}\+08:00$/),
      reason: '试验用的通报',
      losses: [expect.stringContaining(`${content}/${ADDED} 已经发布的通报《`)],
    },
  ]);
  expect((await runScript('check', { env })).code).toBe(0);
});
