import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildFiles, IncompatibleBuild } from '#lib/site/build/build-files';
import { builtManifestSchema } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { openBuiltSite } from '#lib/site/built-site';
import { TIMELESS_STATE } from '#lib/site/page-pieces';
import { framedPage, madeBuild, simpleDrawing } from '../../../harness/made-build';
import { BARE_CSS } from '../../../harness/styles';
import { fixtureContent, fixtureNotice, fixtureTree } from '../../content/fixtures';

const FUNDS = fixtureNotice('2024-science-funds');
const PICTURE = 'pictures/spending.png';

const CSS = { ...BARE_CSS, notice: 'p,q{color:red}', site: 'main{color:red}.none{color:red}' };

/** What of it the pages below can use. */
const [NOTICE_CSS, SITE_CSS] = ['p{color:red}', 'main{color:red}'];

const { publisher, notices } = fixtureContent;
if (!publisher) throw new Error('the fixtures name no publisher');
const INPUT = {
  publisher,
  notices,
  redirects: [],
  tree: fixtureTree,
  styles: CSS,
  siteUrl: 'https://www.yunxi.example',
  contentDir: 'content',
};

const drawing = simpleDrawing(INPUT, (name) =>
  framedPage(`<p>${name}</p><script>1</script><template data-phase="open">开</template>`),
);

let root: string;
let directory: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disclosure-build-'));
  directory = await madeBuild(root, INPUT, drawing);
});
afterEach(() => rm(root, { recursive: true }));

describe('what a build holds', () => {
  test('is the site as its content says, without drafts', async () => {
    const { site } = await openBuiltSite(directory);
    expect([site.siteUrl, site.styles.list.css, site.preview]).toEqual([
      'https://www.yunxi.example',
      CSS.list,
      null,
    ]);
    expect(site.publisher).toEqual(fixtureContent.publisher);
    expect(site.entries.map(({ slug }) => slug)).toEqual([
      '2025-glass-whale',
      FUNDS.slug,
      '2024-district-inspection',
      '2024-county-water',
      '2023-city-archives',
      '2022-reading-room',
    ]);
    expect(await site.notice(FUNDS.slug)).toEqual(FUNDS);
  });

  test('is given out by names that it knows, and by nothing else', async () => {
    const { site } = await openBuiltSite(directory);
    expect(await site.notice('2025-draft-bookhouse')).toBeNull();
    expect(await site.notice('../manifest')).toBeNull();
    const picture = await site.picture(FUNDS.slug, PICTURE);
    expect(picture && Buffer.from(picture.bytes)).toEqual(
      await readFile(`tests/fixtures/content/${FUNDS.slug}/${PICTURE}`),
    );
    expect(await site.picture(FUNDS.slug, 'pictures/../../../manifest.json')).toBeNull();
    expect(await site.picture('nothing', PICTURE)).toBeNull();
  });

  test('is not opened as a site when another version made it, with a format of its own or with none', async () => {
    const { manifest } = buildFiles(directory);
    const written: object = JSON.parse(await readFile(manifest, 'utf8'));
    await writeFile(manifest, JSON.stringify({ ...written, format: 1 }));
    await expect(openBuiltSite(directory)).rejects.toThrow(IncompatibleBuild);
    await rm(manifest);
    await expect(openBuiltSite(directory)).rejects.toThrow(IncompatibleBuild);
  });
});

describe('finished pages', () => {
  test('are the framework’s without what runs, each answered in its phase', async () => {
    const { site } = await openBuiltSite(directory);
    const textOf = async (phase: 'open' | 'closed' | null) =>
      Buffer.from(
        (await site.noticeDocument(FUNDS.slug, { ...TIMELESS_STATE, phase }, 'standard')).bytes,
      ).toString();
    expect(await textOf('open')).toBe(framedPage(`<p>notices/${FUNDS.slug}</p>开`, NOTICE_CSS));
    expect(await textOf('closed')).toBe(framedPage(`<p>notices/${FUNDS.slug}</p>`, NOTICE_CSS));
    expect(await textOf(null)).toBe(framedPage(`<p>notices/${FUNDS.slug}</p>`, NOTICE_CSS));
    expect(Buffer.from((await site.page('privacy', 'standard')).bytes).toString()).toBe(
      framedPage('<p>privacy</p>', SITE_CSS),
    );
  });

  test('are packed once and then answered from memory', async () => {
    const { site } = await openBuiltSite(directory);
    const first = await site.noticeDocument(FUNDS.slug, { ...TIMELESS_STATE, phase: 'open' }, 'standard');
    await openObjectStore(buildFiles(directory).objects).prune(new Set());
    expect(await site.noticeDocument(FUNDS.slug, { ...TIMELESS_STATE, phase: 'open' }, 'standard')).toBe(
      first,
    );
  });

  test('are refused when taking off the scripts took more than that', async () => {
    const cut = simpleDrawing(
      INPUT,
      () => '<!DOCTYPE html><html lang="zh-CN"><body><main><p>隐私</p></main>',
    );
    await expect(madeBuild(root, INPUT, cut)).rejects.toThrow(/the page \S+ did not come out whole/);
  });

  test('that were edited on the disk are not answered, and asked for again after they were put right', async () => {
    const { site } = await openBuiltSite(directory);
    const files = buildFiles(directory);
    const { objects } = builtManifestSchema.parse(JSON.parse(await readFile(files.manifest, 'utf8')));
    const name = objects.pages.privacy ?? '';
    const path = join(files.objects, name.slice(0, 2), name.slice(2));
    const written = await readFile(path, 'utf8');
    await writeFile(path, written.replace('privacy', 'forged!'));
    await expect(site.page('privacy', 'standard')).rejects.toThrow('is not what was stored');
    await writeFile(path, written);
    expect(Buffer.from((await site.page('privacy', 'standard')).bytes).toString()).toBe(
      framedPage('<p>privacy</p>', SITE_CSS),
    );
  });
});
