import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type ArchiveInput, createArchive } from '#lib/archive/archive';
import { archiveAddresses } from '#lib/archive/local-addresses';
import { zipFiles } from '#lib/archive/zip';
import { instantOf } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';
import { loadNoticesForArchive } from '#lib/versions/load';
import { type ArchiveSite, archivedHtml, archivedListHtml } from '../../../scripts/notice/archive-page';
import { values } from '../../harness/document';
import { fixtureContent, fixtureNotice, fixtureTree } from '../content/fixtures';

/** An outcome without counts and opinions. */
const NOTHING_TOLD = { counts: [], items: [], ratings: [], opinions: [], pictures: [], links: [] };
const FUNDS = fixtureNotice('2024-science-funds');
const SITE_URL = 'https://www.example.gov.cn';
const NOW = instantOf('2025-03-05T10:20+08:00');
const { publisher } = fixtureContent;
if (!publisher) throw new Error('the fixtures have no publisher');
const site: ArchiveSite = {
  publisher,
  siteUrl: SITE_URL,
  isReachable: true,
  day: '2025-03-05',
  style: 'p{}',
};

const addresses = archiveAddresses({
  slugs: new Set(fixtureContent.notices.map(({ slug }) => slug)),
  home: SITE_URL,
});
const LOCAL = loadNoticesForArchive(fixtureTree, 'content', addresses);

/** A notice of the fixtures, changed perhaps, with its texts as they are archived. */
function localOf(notice: Notice): Notice {
  const local = LOCAL.find(({ slug }) => slug === notice.slug);
  if (!local) throw new Error(`no fixture ${notice.slug}`);
  const { opening, parts, contact, links } = local;
  const isUnchanged = notice.outcome === fixtureNotice(notice.slug).outcome;
  return { ...notice, opening, parts, contact, links, outcome: isUnchanged ? local.outcome : notice.outcome };
}

/** The archive of some notices, drawn as the command draws it, with changes. */
async function archived(notices: readonly Notice[], changes: Partial<ArchiveInput> = {}) {
  return createArchive({
    notices,
    localNotices: notices.map(localOf),
    publisher: site.publisher,
    tree: fixtureTree,
    siteUrl: SITE_URL,
    home: SITE_URL,
    now: NOW,
    page: (notice) => archivedHtml(notice, NOW, site),
    list: null,
    pdf: () => null,
    ...changes,
  });
}
const everything = () =>
  archived(
    fixtureContent.notices.filter(({ published }) => published !== null),
    { list: (notices) => archivedListHtml(notices, site) },
  );

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('an archive', () => {
  test('of one notice holds its page, its text, its data and its pictures, with their sums', async () => {
    expect([...(await archived([FUNDS])).files.keys()]).toEqual([
      '2024-science-funds/index.html',
      '2024-science-funds/notice.json',
      '2024-science-funds/notice.txt',
      '2024-science-funds/pictures/spending.png',
      '2024-science-funds/versions/1.json',
      '2024-science-funds/versions/1.txt',
      'SHA256SUMS',
      '说明.txt',
    ]);
  });

  test('of all notices holds the page that lists them', async () => {
    const { files } = await everything();
    const list = textOf(files.get('index.html'));
    const pages = values(list, 'href').filter((href) => href.endsWith('.html'));
    expect(pages).toHaveLength(6);
    expect(pages.filter((page) => !files.has(page))).toEqual([]);
  });

  test('holds the paper where there is one, and the versions as they stand in content', async () => {
    const pdf = Uint8Array.of(1, 2);
    const version = Uint8Array.of(3);
    const tree = new Map([...fixtureTree, ['2024-science-funds/versions/1.txt', version]]);
    const { files } = await archived([FUNDS], { tree, pdf: () => pdf });
    expect(files.get('2024-science-funds/notice.pdf')).toBe(pdf);
    expect(files.get('2024-science-funds/versions/1.txt')).toBe(version);
    expect(files.get('2024-science-funds/pictures/spending.png')).toBe(
      fixtureTree.get('2024-science-funds/pictures/spending.png'),
    );
  });

  test('has a right sum of every file but the sums', async () => {
    const { files } = await everything();
    const sums = textOf(files.get('SHA256SUMS')).trimEnd().split('\n');
    const expected = [...files]
      .filter(([path]) => path !== 'SHA256SUMS')
      .map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}`);
    expect(sums).toEqual(expected);
  });

  test('writes on the page the fingerprint of the text that lies beside it', async () => {
    const { files } = await archived([FUNDS]);
    const sum = createHash('sha256')
      .update(files.get('2024-science-funds/notice.txt') ?? '')
      .digest('hex');
    const page = textOf(files.get('2024-science-funds/index.html'));
    expect(page).toContain(`正文（notice.txt）的 SHA-256 指纹：<span translate="no">${sum}</span>`);
    expect(page).toContain(
      '存档于2025年3月5日，来自 <span translate="no">https://www.example.gov.cn/notices/2024-science-funds</span>',
    );
    expect(textOf(files.get('说明.txt'))).toContain(`正文的 SHA-256 指纹：${sum}`);
  });

  test('holds what the public may know at its moment, and no more', async () => {
    const withdrawn = { at: '2025-04-01T09:00+08:00', reason: '内容有误' };
    const outcome = {
      published: '2025-03-05T10:20+08:00',
      ...NOTHING_TOLD,
      body: { html: '<p>收到2件</p>', text: '收到2件' },
    };
    const data = textOf(
      (await archived([{ ...FUNDS, withdrawn, outcome }])).files.get('2024-science-funds/notice.json'),
    );
    expect(JSON.parse(data)).toMatchObject({ withdrawn: null, outcome: { body: { text: '收到2件' } } });
    expect(JSON.parse(data)).toMatchObject({ phase: 'closed', url: `${SITE_URL}/notices/${FUNDS.slug}` });
  });

  test('holds no file that is only kept beside the versions, nor a withdrawal to come', async () => {
    const WHALE = fixtureNotice('2025-glass-whale');
    const tree = new Map([...fixtureTree, ['2025-glass-whale/versions/old.txt', new Uint8Array()]]);
    const names = async (now: number) =>
      [...(await archived([WHALE], { tree, now })).files.keys()].filter((path) =>
        path.includes('/versions/'),
      );
    const versions = ['1.json', '1.txt'].map((name) => `2025-glass-whale/versions/${name}`);
    expect(await names(instantOf('2025-03-20T15:59+08:00'))).toEqual(versions);
    expect(await names(instantOf('2025-03-20T16:00+08:00'))).toEqual([
      ...versions,
      '2025-glass-whale/versions/withdrawn.json',
    ]);
  });

  test('is dated by the newest thing that is known of its notices', async () => {
    expect((await archived([{ ...FUNDS, events: [] }])).day).toBe('2024-12-05');
    const opened = {
      kind: 'opened',
      name: 'opened',
      title: '',
      window: { opens: '2024-11-01', closes: '2025-02-28' },
    } as const;
    const events = [
      { ...opened, at: '2024-12-10T00:00+08:00' },
      { ...opened, at: '2025-03-06T00:00+08:00' },
    ];
    expect((await archived([{ ...FUNDS, events }])).day).toBe('2024-12-10');
    const outcome = { ...NOTHING_TOLD, published: '2025-02-01T00:30+08:00', body: { html: '', text: '' } };
    expect((await archived([{ ...FUNDS, events, outcome }, fixtureNotice('2023-city-archives')])).day).toBe(
      '2025-02-01',
    );
  });

  test('of a site that nobody else reaches names no address', async () => {
    const unnamed = { ...site, siteUrl: 'http://localhost:3000', isReachable: false };
    const { files } = await archived([FUNDS], {
      home: null,
      page: (notice) => archivedHtml(notice, NOW, unnamed),
    });
    expect(textOf(files.get('2024-science-funds/index.html'))).not.toMatch(
      /localhost|name="(Url|SiteDomain)"/,
    );
    expect(textOf(files.get('说明.txt'))).not.toContain('localhost');
  });
});

describe('the pages of an archive', () => {
  test.each(['2024-12-06', '2025-01-12', '2026-01-01'])(
    'ask for nothing but pictures beside them: on %s',
    async (day) => {
      const now = instantOf(`${day}T09:00+08:00`);
      const { files } = await archived(fixtureContent.notices, {
        page: (notice) => archivedHtml(notice, now, site),
      });
      const pages = [...files].filter(([path]) => path.endsWith('/index.html'));
      expect(pages.length).toBeGreaterThan(5);
      for (const [path, bytes] of pages) {
        const html = textOf(bytes);
        const [, folder] = /^(.*\/)/.exec(path) ?? [];
        expect(html).not.toMatch(/<(script|link|iframe|object|embed|base|form|button|input|template)\b/i);
        expect(html).not.toMatch(/url\(|@import|\ssrcset=|\sdata-phase=/i);
        expect(
          [...values(html, 'href'), ...values(html, 'src')].filter((one) => one.startsWith('/')),
        ).toEqual([]);
        const pictures = values(html, 'src').map((src) => folder + decodeURI(src));
        expect(pictures.filter((picture) => !files.has(picture))).toEqual([]);
      }
    },
  );
});

describe('a zip', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test('has the same bytes for the same content on the same day, in whatever zone the machine stands', async () => {
    const zips: string[] = [];
    for (const name of ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']) {
      process.env.TZ = name;
      const { files, day } = await archived([FUNDS], { now: name === 'UTC' ? NOW : NOW + 3_600_000 });
      zips.push(Buffer.from(zipFiles(files, day)).toString('base64'));
    }
    expect(new Set(zips).size).toBe(1);
  });
});
