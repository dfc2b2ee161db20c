import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ListEntryView } from '#components/list/ListEntryView';
import { noticeData } from '#lib/formats/data';
import { feedXml } from '#lib/formats/feed';
import { independentChannels } from '#lib/model/contact/independent-channels';
import { instantOf } from '#lib/model/date';
import { noticeText } from '#lib/model/notice-text';
import { listPage, toListedNotice } from '#lib/search/list-page';
import { readListQuery } from '#lib/search/list-query';
import { sharePictureOfNotice } from '#lib/site/share-images';
import { STRUCTURES_SITE, structureContent, structureNotice, structurePage } from './structure-fixtures';

const JOINT = structureNotice('2026-joint-river');
const ALONE = structureNotice('2026-date-alone');
const FOUR = ['云溪县水务局', '云溪县农业农村局', '云溪县林业局', '云溪县青石镇人民政府'];
const NOW = instantOf('2026-05-10T09:00+08:00');

const pageFor = (query: string) =>
  listPage(
    structureContent.notices.map((notice) => toListedNotice(notice, NOW)),
    readListQuery(new URLSearchParams(query)),
    null,
  );

describe('a notice that several bodies issue and sign', () => {
  test('has every signature on a line of its own, in order, and the date below the last', async () => {
    const html = await structurePage(JOINT);
    const [signs = ''] = /<div class="signs">.*?<\/div>/.exec(html) ?? [];
    expect([...signs.matchAll(/<p class="sign">([^<]*)/g)].map(([, name]) => name)).toEqual(FOUR);
    expect(signs).toMatch(/云溪县青石镇人民政府<br\/><time[^>]*>2026年5月6日<\/time><\/p><\/div>$/);
  });

  test('has its signatures in its text, one a line', () => {
    expect(noticeText(JOINT).trimEnd().split('\n\n').slice(-5)).toEqual([...FOUR, '2026年5月6日']);
  });

  test('names all its issuers on its page, in its meta tags and in its share image', async () => {
    const html = await structurePage(JOINT);
    expect(html).toContain(`<dt>发布机构</dt><dd>${FOUR.join('、')}</dd>`);
    expect(html).toContain(`<meta name="Author" content="${FOUR.join(',')}"/>`);
    expect(html).toContain(`<meta property="og:image:alt" content="${JOINT.title}，${FOUR.join('、')}"/>`);
    const { publisher } = structureContent;
    expect(publisher && sharePictureOfNotice(JOINT, publisher, false).under).toBe(FOUR.join('、'));
  });

  test.each(FOUR)('is listed and counted under %s', (issuer) => {
    const page = pageFor(`issuer=${issuer}`);
    expect(page.groups.flatMap(({ entries }) => entries.map(({ notice }) => notice.slug))).toEqual([
      JOINT.slug,
    ]);
    expect(page.issuers.choices).toContainEqual({ value: issuer, count: 1 });
  });

  test('leads in the list from each issuer to its notices, but for the one that is chosen', () => {
    const query = readListQuery(new URLSearchParams(`issuer=${FOUR[1]}`));
    const entry = { notice: toListedNotice(JOINT, NOW), hit: null };
    const html = renderToStaticMarkup(createElement(ListEntryView, { entry, query }));
    expect(
      [...html.matchAll(/href="\/notices\?issuer=([^"]*)"/g)].map(([, name = '']) =>
        decodeURIComponent(name),
      ),
    ).toEqual(FOUR.filter((name) => name !== FOUR[1]));
  });

  test('tells its issuers with each of its events in the feed, where other notices have none of their own', () => {
    const tag = { authority: 'rivers.yunxi.example', year: '2026' };
    const input = { tag, organization: '云溪县河湖管理办公室', siteUrl: STRUCTURES_SITE };
    const authors = (feed: string) =>
      [...feed.matchAll(/ {4}<author><name>(.*?)<\/name>/g)].map(([, name]) => name);
    expect(authors(feedXml(input, [JOINT], NOW))).toEqual([...FOUR, ...FOUR]);
    expect(authors(feedXml(input, [ALONE], NOW))).toEqual([]);
  });

  test('has its issuers and signers in its data, beside what its readers know from before', () => {
    const data = noticeData(JOINT, NOW, STRUCTURES_SITE);
    expect([data.issuer, data.jointIssuers]).toEqual([FOUR[0], FOUR.slice(1)]);
    expect(data.signature).toEqual({ name: FOUR.join('、'), names: FOUR, date: '2026-05-06' });
  });

  test('has no issuer among its independent channels, be it the last one', () => {
    const elsewhere = [{ name: '青石镇人民政府', accepts: '受理举报', address: '青石镇' }];
    expect(independentChannels({ elsewhere }, JOINT)).toEqual([]);
    expect(independentChannels({ elsewhere }, ALONE)).toEqual(elsewhere);
  });
});

describe('a signature that is a date alone', () => {
  test('is the date on its page, in its text and in its data', async () => {
    expect(await structurePage(ALONE)).toMatch(/<p class="sign"><time [^>]*>2026年2月2日<\/time><\/p>/);
    expect(noticeText(ALONE).trimEnd().split('\n\n').at(-1)).toBe('2026年2月2日');
    expect(noticeData(ALONE, NOW, STRUCTURES_SITE).signature).toEqual({
      name: '',
      names: [],
      date: '2026-02-02',
    });
  });
});
