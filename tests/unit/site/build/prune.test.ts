import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildFiles } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { openObjectStore } from '#lib/site/build/object-store';
import { pruneBuilds } from '#lib/site/build/prune';
import { openBuiltSite } from '#lib/site/built-site';
import { openServerStatus } from '#lib/site/servers/status';
import { madeBuild } from '../../../harness/made-build';
import { BARE_CSS } from '../../../harness/styles';
import { fixtureContent, fixtureTree } from '../../content/fixtures';

const { publisher, notices, redirects } = fixtureContent;
if (!publisher) throw new Error('the fixtures name no publisher');
const INPUT = {
  publisher,
  notices: notices.slice(0, 1),
  redirects,
  tree: fixtureTree,
  styles: BARE_CSS,
  siteUrl: 'https://www.yunxi.example',
  contentDir: 'content',
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disclosure-prune-'));
});
afterEach(() => rm(root, { recursive: true }));

const store = () => buildStore(root, () => false);
const kept = async () => (await readdir(join(root, 'builds'))).sort();
const objects = async () => (await readdir(join(root, 'objects'), { recursive: true })).length;

/** Makes a whole build whose publishing body has a name of its own. */
async function build(organization: string): Promise<string> {
  const made = await madeBuild(join(root, 'made'), {
    ...INPUT,
    publisher: { ...INPUT.publisher, organization },
  });
  const { name, directory } = await store().create(process.pid);
  await writeFile(buildFiles(directory).manifest, await readFile(buildFiles(made).manifest));
  for (const folder of await readdir(join(root, 'made', 'objects')))
    for (const rest of await readdir(join(root, 'made', 'objects', folder)))
      await openObjectStore(join(root, 'objects')).put(
        await readFile(join(root, 'made', 'objects', folder, rest)),
      );
  await rm(join(root, 'made'), { recursive: true });
  await store().publish(name);
  return directory;
}

const prune = (limits?: { mostBuilds?: number; mostBytes?: number; alwaysKept?: number }) =>
  pruneBuilds(root, store(), () => false, limits);

describe('old builds', () => {
  test('stay up to a number, and objects that none of those needs go', async () => {
    for (const name of ['甲局', '乙局', '丙局', '丁局']) await build(name);
    const all = await objects();
    await prune({ mostBuilds: 3 });
    expect(await kept()).toEqual(['000002', '000003', '000004']);
    expect(await objects()).toBeLessThan(all);
  });

  test('go where all take too many bytes together, but for the newest and the one before it', async () => {
    for (const name of ['甲局', '乙局', '丙局']) await build(name);
    await prune({ mostBytes: 1 });
    expect(await kept()).toEqual(['000002', '000003']);
  });

  test('leave those that stay whole', async () => {
    const [, middle = '', newest = ''] = [await build('甲局'), await build('乙局'), await build('丙局')];
    await prune({ mostBytes: 1 });
    for (const directory of [middle, newest]) {
      const { site } = await openBuiltSite(directory);
      const page = await site.page('privacy', 'standard');
      expect([basename(directory), page.bytes.byteLength > 0]).toEqual([basename(directory), true]);
    }
  });

  test('leave their objects while another build is made, and say so', async () => {
    for (const name of ['甲局', '乙局']) await build(name);
    await store().create(4711);
    const all = await objects();
    const isAlive = (pid: number) => pid === 4711;
    const limits = { mostBuilds: 1, alwaysKept: 1 };
    expect(await pruneBuilds(root, buildStore(root, isAlive), isAlive, limits)).toBe(false);
    expect(await objects()).toBe(all);
    expect(await prune(limits)).toBe(true);
    expect(await objects()).toBeLessThan(all);
  });

  test('take the applications that none of those that stay was made of', async () => {
    await mkdir(join(root, 'applications', 'none'), { recursive: true });
    await mkdir(join(root, 'applications', 'older'));
    await build('甲局');
    await prune();
    expect(await readdir(join(root, 'applications'))).toEqual(['none']);
  });

  test('stay while a running server says that it serves them, and where one goes back to them', async () => {
    const [first = '', second = ''] = [await build('甲局'), await build('乙局')];
    for (const name of ['丙局', '丁局', '戊局']) await build(name);
    const newest = (await store().current()) ?? '';
    const history = { made: '2026-01-01T09:00:00+08:00', restored: null, databaseSchema: 1 };
    await writeFile(buildFiles(newest).history, JSON.stringify({ ...history, before: basename(second) }));
    const status = await openServerStatus(root, 200, () => true);
    await status.write({ serving: basename(first), refused: {} });
    await pruneBuilds(root, store(), (pid) => pid === 200, { mostBytes: 1 });
    expect(await kept()).toEqual(['000001', '000002', '000004', '000005']);
  });
});
