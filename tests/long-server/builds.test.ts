import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFiles } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { readHistory } from '#lib/site/build/history';
import { type BuiltManifest, builtManifestSchema } from '#lib/site/build/manifest';
import { copyApplication } from '../harness/build';
import { type CommandResult, runScript } from '../harness/command';

// What builds take over from those before them, and how to go back to one.

const OUTPUT = '.next/builds-test';
const DRAFT = '2025-draft-bookhouse';

let content: string;

beforeAll(async () => {
  content = join(await mkdtemp(join(tmpdir(), 'disclosure-builds-')), 'content');
  await cp('tests/fixtures/content', content, { recursive: true });
  // The same code: it need not be compiled once more.
  await copyApplication(OUTPUT);
});
afterAll(async () => {
  await rm(join(content, '..'), { recursive: true, force: true });
  await rm(OUTPUT, { recursive: true, force: true });
});

const build = (...args: string[]): Promise<CommandResult> =>
  runScript('build', { args, env: { CONTENT_DIR: content, DISCLOSURE_OUTPUT: OUTPUT } });

/** Runs a build that must succeed. */
async function built(...args: string[]): Promise<CommandResult> {
  const result = await build(...args);
  expect(result.code, result.stderr).toBe(0);
  return result;
}

async function newest(): Promise<string> {
  return (await buildStore(OUTPUT, () => false).current()) ?? '';
}

async function manifestIn(directory: string): Promise<BuiltManifest> {
  return builtManifestSchema.parse(JSON.parse(await readFile(buildFiles(directory).manifest, 'utf8')));
}

const edit = async (path: string, change: (text: string) => string) =>
  writeFile(join(content, path), change(await readFile(join(content, path), 'utf8')));

/** The names of all objects of a build, by what they are. */
function objectsOf({ objects }: BuiltManifest): [string, string][] {
  return Object.entries(objects).flatMap(([kind, value]) =>
    typeof value === 'string'
      ? [[kind, value] as [string, string]]
      : Object.entries(value).map(
          ([key, name]) => [`${kind} ${key}`, JSON.stringify(name)] as [string, string],
        ),
  );
}

/** What differs between the objects of two builds. */
function changedBetween(before: BuiltManifest, after: BuiltManifest): string[] {
  const old = new Map(objectsOf(before));
  return objectsOf(after)
    .filter(([what, name]) => old.get(what) !== name)
    .map(([what]) => what);
}

describe('a build', () => {
  test('takes the compiled application over, and of the same content makes the same, byte for byte', async () => {
    await built();
    const first = await readFile(buildFiles(await newest()).manifest, 'utf8');
    const applications = await readdir(join(OUTPUT, 'applications'));
    await built();
    expect(await readFile(buildFiles(await newest()).manifest, 'utf8')).toBe(first);
    await rm(join(OUTPUT, 'cache'), { recursive: true });
    await built();
    expect(await readFile(buildFiles(await newest()).manifest, 'utf8')).toBe(first);
    expect(await readdir(join(OUTPUT, 'applications'))).toEqual(applications);
  });

  test('draws anew what was cut short or edited by hand since, and nothing of it is served', async () => {
    const before = await manifestIn(await newest());
    const name = before.objects.pages.privacy ?? '';
    const path = join(OUTPUT, 'objects', name.slice(0, 2), name.slice(2));
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, 99));
    await built();
    expect((await manifestIn(await newest())).objects).toEqual(before.objects);
    expect(await readFile(path)).toEqual(whole);
  });

  test('of a notice more draws that notice and the pages that name it, and nothing else', async () => {
    const before = await manifestIn(await newest());
    await edit(`${DRAFT}/notice.md`, (text) =>
      text.replace(/^---\n/, '---\npublished: 2026-09-01T09:00+08:00\n'),
    );
    const env = { CONTENT_DIR: content, DISCLOSURE_OUTPUT: OUTPUT };
    const published = await runScript('notice', { args: ['publish', DRAFT], env });
    expect(published.code, published.stderr).toBe(0);
    await built();
    const changed = changedBetween(before, await manifestIn(await newest()));
    const [neighbour] = before.entries;
    expect(changed.sort()).toEqual(
      [
        ...['notices', 'searchTexts', 'pictures', 'attachments', 'shareImages'].map(
          (kind) => `${kind} ${DRAFT}`,
        ),
        `pages notices/${DRAFT}`,
        `pages notices/${neighbour?.slug}`,
      ].sort(),
    );
  });
});

describe('going back', () => {
  test('lists what there is to go back to, and what differs', async () => {
    const { stdout } = await built('--list');
    const [line = '', differs = ''] = stdout.split('\n');
    expect(line).toMatch(/^\d{6}　\d{4}-\d{2}-\d{2} \d{2}:\d{2}　7 篇通报$/);
    expect(differs).toMatch(/^　　和 \d{6} 相比：增加 1 篇：《.*》（2025-draft-bookhouse）$/);
  });

  test('is refused where it would take away what readers could see', async () => {
    const online = await newest();
    const refused = await build('--back');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`${content}/${DRAFT} 错误 已经发布的通报《`);
    expect(refused.stderr).toContain('运行 npm run build -- --back --accept-loss "理由"');
    expect(refused.stderr).toContain('什么也没有改动，网站上仍是现在的内容。');
    expect(await newest()).toBe(online);
  });

  test('with a reason for what it takes away, brings back the same objects, and says what they are', async () => {
    const online = await newest();
    const before = (await readHistory(online))?.before ?? '';
    const { stdout } = await built('--back', '--accept-loss', '误发，试验用');
    expect(stdout).toContain('回到上一次构建：');
    expect(stdout).toContain('6 篇通报');
    const restored = await manifestIn(await newest());
    expect(restored.objects).toEqual((await manifestIn(join(OUTPUT, 'builds', before))).objects);
    expect(restored.acceptedLosses.map(({ reason }) => reason)).toEqual(['误发，试验用']);
    expect((await built('--list')).stdout).toContain(`回到 ${before} 的内容`);
    expect(basename(await newest()) > basename(online)).toBe(true);
  });

  test('once more goes back one further', async () => {
    const reached = (await readHistory(await newest()))?.before ?? '';
    await built('--back');
    expect((await readHistory(await newest()))?.restored).toBe(reached);
  });

  test('is refused to a build whose program is older than the database', async () => {
    const target = (await readHistory(await newest()))?.before ?? '';
    const { history: path } = buildFiles(join(OUTPUT, 'builds', target));
    const history = await readFile(path, 'utf8');
    await writeFile(path, JSON.stringify({ ...JSON.parse(history), databaseSchema: 1 }));
    const refused = await build('--back');
    await writeFile(path, history);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('的程序比现在的旧，认不得现在的数据库');
  });

  test('is refused where there is nothing to go back to, and where that was cleared away', async () => {
    const none = await runScript('build', {
      args: ['--back'],
      env: { DISCLOSURE_OUTPUT: '.next/no-builds' },
    });
    expect([none.code, none.stderr]).toEqual([1, '还没有构建，没有可以回去的。请先运行 npm run build。\n']);
    const target = (await readHistory(await newest()))?.before ?? '';
    await rm(join(OUTPUT, 'builds', target), { recursive: true });
    const gone = await build('--back');
    expect([gone.code, gone.stderr]).toEqual([
      1,
      `上一次构建（${target}）已经清理掉了，回不去。什么也没有改动，网站上仍是现在的内容。\n`,
    ]);
  });
});

test('all builds but the newest are deleted with what they alone hold, where staff say so', async () => {
  await edit('site.yaml', (text) => text.replace(/^organization: .*$/m, 'organization: 从未见过的名称'));
  await built();
  const secret = async () => {
    const files = await readdir(OUTPUT, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    return texts.some((text) => text.includes('从未见过的名称'));
  };
  await edit('site.yaml', (text) => text.replace('从未见过的名称', '新的名称'));
  await built();
  expect(await secret()).toBe(true);
  const { stdout } = await built('--forget');
  expect(stdout).toBe(`以前的构建都已经删掉，只留下 ${basename(await newest())}。\n`);
  expect(await secret()).toBe(false);
  expect(await readdir(join(OUTPUT, 'builds'))).toEqual([basename(await newest())]);
});
