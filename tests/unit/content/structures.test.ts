import { Ajv2020 } from 'ajv/dist/2020';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { createArchive } from '#lib/archive/archive';
import { archiveAddresses } from '#lib/archive/local-addresses';
import { formatProblem } from '#lib/content/problem';
import { noticeData } from '#lib/formats/data';
import { dataJsonSchema } from '#lib/formats/data-schema';
import { instantOf } from '#lib/model/date';
import { noticeText } from '#lib/model/notice-text';
import { createSearch, searchWords } from '#lib/search/search';
import { searchTextOf } from '#lib/search/search-text';
import { loadNoticesForArchive } from '#lib/versions/load';
import { archivedHtml } from '../../../scripts/notice/archive-page';
import { faultsOf } from '../../harness/document';
import { STRUCTURES_SITE, structureContent, structurePage, structureTree } from './structure-fixtures';

const NOW = instantOf('2026-11-27T09:00+08:00');
const { notices, publisher, problems } = structureContent;

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
formats.default(ajv);
/** The published schema, compiled once for all notices. */
const isValid = ajv.compile(dataJsonSchema(STRUCTURES_SITE));

test('the check has nothing to say of notices that are built in unusual ways', () => {
  expect(problems.map(formatProblem)).toEqual([]);
  expect(notices.length).toBeGreaterThan(0);
});

describe.each(notices.map((notice) => ({ slug: notice.slug, notice })))('the notice $slug', ({ notice }) => {
  test('has a page without a fault, and every line of its text is on it', async () => {
    const html = await structurePage(notice);
    expect(await faultsOf(html)).toEqual([]);
    const words = html.replace(/<[^>]*>|\s/g, '');
    const lines = [
      ...noticeText({ ...notice, ledger: null }).split(/\n| \| /),
      ...(notice.ledger?.columns ?? []).map(({ name }) => name),
      ...(notice.ledger?.rows ?? []).flatMap(({ cells }) => cells.flatMap((cell) => cell.split('\n'))),
    ];
    expect(lines.map((line) => line.replace(/\s/g, '')).filter((line) => !words.includes(line))).toEqual([]);
  });

  test('has data that the published schema describes', () => {
    const data = JSON.parse(JSON.stringify(noticeData(notice, NOW, STRUCTURES_SITE)));
    expect([isValid(data), isValid.errors]).toEqual([true, null]);
  });

  test('is recorded, and archived with its text', async () => {
    if (!publisher) throw new Error('the fixtures name no publisher');
    const addresses = archiveAddresses({ slugs: new Set([notice.slug]), home: null });
    const site = { publisher, siteUrl: STRUCTURES_SITE, isReachable: false, day: '2026-11-27', style: '' };
    const { files } = await createArchive({
      notices: [notice],
      localNotices: loadNoticesForArchive(structureTree, 'content', addresses),
      publisher,
      tree: structureTree,
      siteUrl: STRUCTURES_SITE,
      home: null,
      now: NOW,
      page: (one) => archivedHtml(one, NOW, site),
      list: null,
      pdf: () => null,
    });
    const text = (path: string) => new TextDecoder().decode(files.get(`${notice.slug}/${path}`));
    expect(text('notice.txt')).toBe(noticeText(notice));
    expect(text(`versions/${notice.version}.txt`)).toBe(noticeText(notice));
  });

  test('is found by every line of its text', () => {
    const search = createSearch([searchTextOf(notice)]);
    const lines = noticeText(notice).split('\n').slice(1).filter(Boolean);
    expect(lines.filter((line) => !search.matches(notice, searchWords(line.slice(0, 12))))).toEqual([]);
  });
});
