import { expect, test } from 'vitest';
import { createArchive } from '#lib/archive/archive';
import { archiveAddresses } from '#lib/archive/local-addresses';
import { instantOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import { loadContent, loadNoticesForArchive } from '#lib/versions/load';
import { archivedHtml } from '../../../scripts/notice/archive-page';
import { attaching } from '../../fixtures/broken/attached';
import { adding, brokenTree } from '../../fixtures/broken/base';
import { pdfWith, xlsxWith } from '../../harness/attached-files';
import { values } from '../../harness/document';

const SLUG = '2024-reading-corner';
const NOW = instantOf('2025-03-05T10:20+08:00');
const SITE_URL = 'https://www.qingliu.example';
const FILES = { '附件1.清单.xlsx': xlsxWith(['一']), 'files/report.pdf': pdfWith() };

const tree = brokenTree({
  ...attaching(FILES),
  'plans/01-training.md': adding('见[附件1](附件1.清单.xlsx)。'),
  'private.docx': 'not named anywhere',
});

test('an archive holds what is attached, with its sum, and its page leads to it', async () => {
  const { publisher, notices } = loadContent(tree, 'content');
  if (!publisher) throw new Error('the fixture names no publisher');
  const addresses = archiveAddresses({ slugs: new Set([SLUG]), home: SITE_URL });
  const site = { publisher, siteUrl: SITE_URL, isReachable: true, day: '2025-03-05', style: 'p{}' };
  const { files } = await createArchive({
    notices,
    localNotices: loadNoticesForArchive(tree, 'content', addresses),
    publisher,
    tree,
    siteUrl: SITE_URL,
    home: SITE_URL,
    now: NOW,
    page: (notice) => archivedHtml(notice, NOW, site),
    list: null,
    pdf: () => null,
  });
  const text = (path: string) => new TextDecoder().decode(files.get(path));
  const links = values(text(`${SLUG}/index.html`), 'href').map(decodeURI);
  for (const [path, bytes] of Object.entries(FILES)) {
    expect(files.get(`${SLUG}/${path}`)).toEqual(bytes);
    expect(text('SHA256SUMS')).toContain(`${fingerprintOf(bytes)}  ${SLUG}/${path}\n`);
    expect(links).toContain(path);
  }
  expect(links.filter((link) => link === '附件1.清单.xlsx')).toHaveLength(2);
  expect([...files.keys()].filter((path) => path.endsWith('private.docx'))).toEqual([]);
});
