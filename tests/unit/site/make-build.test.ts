import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IncompatibleBuild, openBuiltSite } from '#lib/site/built-site';
import { finishPages, writeBuildInput } from '#lib/site/make-build';
import { buildFiles } from '#lib/site/manifest';
import { TIMELESS_STATE } from '#lib/site/page-pieces';
import { SITE_PAGES } from '#lib/site/site';
import { BARE_CSS } from '../../harness/styles';
import { fixtureContent, fixtureNotice, fixtureTree } from '../content/fixtures';

const FUNDS = fixtureNotice('2024-science-funds');
const PICTURE = 'pictures/spending.png';

const CSS = { ...BARE_CSS, notice: 'p,q{color:red}', site: 'main{color:red}.none{color:red}' };

/** What of it the pages below can use. */
const [NOTICE_CSS, SITE_CSS] = ['p{color:red}', 'main{color:red}'];

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'disclosure-build-'));
  const { publisher, notices } = fixtureContent;
  if (!publisher) throw new Error('the fixtures name no publisher');
  await writeBuildInput(directory, {
    publisher,
    notices,
    redirects: [],
    tree: fixtureTree,
    styles: CSS,
    siteUrl: 'https://www.yunxi.example',
    contentDir: 'content',
  });
});
afterEach(() => rm(directory, { recursive: true }));

/** Plays the framework: writes a page, its payload and its pieces. */
async function prerender(name: string, html: string): Promise<void> {
  const page = join(buildFiles(directory).framework, 'server/app/prerendered', name);
  await mkdir(`${page}.segments`, { recursive: true });
  for (const file of [`${page}.html`, `${page}.rsc`, `${page}.meta`, `${page}.segments/_tree.segment.rsc`])
    await writeFile(file, html);
}

/** A page as this site's pages are framed, around `main`. */
const framed = (main: string, css = '') =>
  `<!DOCTYPE html><html lang="zh-CN"><head><style>${css}</style></head><body><main>${main}</main><footer></footer></body></html>`;

async function prerenderAll(): Promise<void> {
  for (const name of [...SITE_PAGES, `notices/${FUNDS.slug}`]) {
    const page = framed(`<p>${name}</p><script>1</script><template data-phase="open">开</template>`);
    await prerender(name, page);
  }
}

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
    await prerenderAll();
    await finishPages(directory, [FUNDS.slug]);
    const { site } = await openBuiltSite(directory);
    const textOf = async (phase: 'open' | 'closed' | null) =>
      Buffer.from(
        (await site.noticeDocument(FUNDS.slug, { ...TIMELESS_STATE, phase }, 'standard')).bytes,
      ).toString();
    expect(await textOf('open')).toBe(framed(`<p>notices/${FUNDS.slug}</p>开`, NOTICE_CSS));
    expect(await textOf('closed')).toBe(framed(`<p>notices/${FUNDS.slug}</p>`, NOTICE_CSS));
    expect(await textOf(null)).toBe(framed(`<p>notices/${FUNDS.slug}</p>`, NOTICE_CSS));
    expect(Buffer.from((await site.page('privacy', 'standard')).bytes).toString()).toBe(
      framed('<p>privacy</p>', SITE_CSS),
    );
  });

  test('leave nothing of themselves where the framework would give it out', async () => {
    await prerenderAll();
    await finishPages(directory, [FUNDS.slug]);
    const left = await readdir(buildFiles(directory).framework, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  test('are packed once and then answered from memory', async () => {
    await prerenderAll();
    await finishPages(directory, [FUNDS.slug]);
    const { site } = await openBuiltSite(directory);
    const first = await site.noticeDocument(FUNDS.slug, { ...TIMELESS_STATE, phase: 'open' }, 'standard');
    await rm(buildFiles(directory).page(`notices/${FUNDS.slug}`));
    expect(await site.noticeDocument(FUNDS.slug, { ...TIMELESS_STATE, phase: 'open' }, 'standard')).toBe(
      first,
    );
  });

  test('are not made up when the framework wrote none', async () => {
    await expect(finishPages(directory, [FUNDS.slug])).rejects.toThrow('ENOENT');
  });

  test('are refused when taking off the scripts took more than that', async () => {
    await prerenderAll();
    await prerender('privacy', '<!DOCTYPE html><html lang="zh-CN"><body><main><p>隐私</p></main>');
    await expect(finishPages(directory, [])).rejects.toThrow('the page privacy did not come out whole');
  });

  test('are asked for again after a failure', async () => {
    const { site } = await openBuiltSite(directory);
    await expect(site.page('privacy', 'standard')).rejects.toThrow('ENOENT');
    await prerenderAll();
    await finishPages(directory, []);
    expect(Buffer.from((await site.page('privacy', 'standard')).bytes).toString()).toBe(
      framed('<p>privacy</p>', SITE_CSS),
    );
  });
});
