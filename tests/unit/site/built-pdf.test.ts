import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBuiltSite } from '#lib/site/built-site';
import { madeBuild } from '../../harness/made-build';
import { BARE_CSS } from '../../harness/styles';
import { fixtureContent } from '../content/fixtures';
import { CORRECTED, KEPT, NOTICE, PDF, recordOf, WITHDRAWN } from '../pdf/made';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'disclosure-build-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** A build of the notice for `siteUrl`, with the PDF that was made after its correction. */
async function siteAt(siteUrl: string) {
  const { publisher } = fixtureContent;
  if (!publisher) throw new Error('the fixtures name no publisher');
  const tree = new Map([
    [`${NOTICE.slug}/paper.pdf`, PDF],
    [`${NOTICE.slug}/paper.json`, new TextEncoder().encode(JSON.stringify(recordOf(CORRECTED)))],
    ...Object.entries(KEPT).map(([path, bytes]) => [`${NOTICE.slug}/${path}`, bytes] as const),
  ]);
  const input = {
    publisher,
    notices: [NOTICE],
    redirects: [],
    tree,
    styles: BARE_CSS,
    siteUrl,
    contentDir: 'content',
  };
  return (await openBuiltSite(await madeBuild(directory, input))).site;
}

test('a fresh PDF is part of the build, with its size and its time', async () => {
  const site = await siteAt('https://www.yunxi.example');
  const [from, until] = [Date.parse(CORRECTED), Date.parse(WITHDRAWN)];
  expect(site.pdfFacts(NOTICE.slug)).toEqual({ from, until, size: PDF.byteLength });
  expect(Buffer.from((await site.pdf(NOTICE.slug))?.bytes ?? [])).toEqual(Buffer.from(PDF));
});

test('the moments at which it comes and goes are boundaries of the site', async () => {
  const site = await siteAt('https://www.yunxi.example');
  for (const moment of [CORRECTED, WITHDRAWN].map((text) => Date.parse(text)))
    expect(site.nextBoundary(moment - 1)).toBe(moment);
});

test('one that was printed for another address is no part of it', async () => {
  const site = await siteAt('https://elsewhere.example');
  expect([site.pdfFacts(NOTICE.slug), await site.pdf(NOTICE.slug)]).toEqual([null, null]);
});

test('what the build does not know has no PDF', async () => {
  const site = await siteAt('https://www.yunxi.example');
  for (const slug of ['../record', 'constructor', 'nothing'])
    expect([slug, await site.pdf(slug)]).toEqual([slug, null]);
});
