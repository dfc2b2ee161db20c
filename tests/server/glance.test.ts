import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type NoticeData, noticeDataSchema } from '#lib/formats/data';
import { inQuotationMarks } from '#lib/model/text/quotation-marks';
import { ask } from '../harness/ask';
import { values } from '../harness/document';
import { ARCHIVES, FIRST, FUNDS, READING_ROOM, SLUGS, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

// What is shown of a notice before its text: findings, deeds, figures and dates, in its own words.

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});
beforeEach(() => server.stopClock(FIRST.open));

const pageOf = async (slug: string) => (await ask(server.url, `/notices/${slug}`)).text;
const dataOf = async (slug: string): Promise<NoticeData> =>
  noticeDataSchema.parse(JSON.parse((await ask(server.url, `/notices/${slug}.json`)).text));
const sectionOf = (html: string, id: string) =>
  new RegExp(`<section id="${id}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const quotedIn = (html: string) =>
  [...html.matchAll(/<q role="none">(.*?)<\/q>/g)].map(([, words = '']) => wordsOf(words));
/** The page from the end of what is shown at a glance on. */
const textOf = (html: string) => wordsOf(html.slice(html.lastIndexOf('</q>')));
const hidden = (html: string, id: string) => !html.includes(`id="${id}"`) && !html.includes(`"#${id}"`);

describe('the overview', () => {
  test.each([FIRST.slug, '2024-county-water', ARCHIVES.slug, WHALE.slug])(
    'names every finding, each leading to its item: %s',
    async (slug) => {
      const overview = sectionOf(await pageOf(slug), 'overview');
      const answering = (await dataOf(slug)).parts
        .flatMap(({ items }) => items)
        .filter(({ finding }) => finding !== null);
      expect(answering.length).toBeGreaterThan(0);
      expect(values(overview, 'href')).toEqual(answering.map(({ anchor }) => `#${anchor}`));
      const links = [...overview.matchAll(/<a [^>]*>(.*?)<\/a>/g)].map(([, words = '']) => wordsOf(words));
      expect(links).toEqual(
        answering.map(({ number, finding }) => `${number}${inQuotationMarks(finding ?? '')}`),
      );
    },
  );

  test.each([FIRST.slug, '2024-county-water', ARCHIVES.slug, WHALE.slug])(
    'quotes of each item what was done, and its figures, and no more: %s',
    async (slug) => {
      const items = (await dataOf(slug)).parts.flatMap((part) => part.items);
      expect(quotedIn(sectionOf(await pageOf(slug), 'overview'))).toEqual(
        items
          .filter(({ finding }) => finding !== null)
          .flatMap(({ finding, done, figures }) => [finding, ...done, ...figures.map(({ quote }) => quote)]),
      );
    },
  );

  test('shows a finding of which nothing is quoted by its link alone', async () => {
    const overview = sectionOf(await pageOf(WHALE.slug), 'overview');
    expect(wordsOf(overview)).toBe('整改一览问题（一）“珊瑚灯塔巡护记录不全”');
  });

  test.each([FUNDS.slug, READING_ROOM.slug])('is not there without a finding: %s', async (slug) => {
    expect(hidden(await pageOf(slug), 'overview')).toBe(true);
  });
});

describe('the milestones', () => {
  test.each([FIRST.slug, '2024-county-water'])(
    'quote the text with its dates, and lead to it: %s',
    async (slug) => {
      const { milestones } = await dataOf(slug);
      const section = sectionOf(await pageOf(slug), 'milestones');
      expect(quotedIn(section)).toEqual(milestones.map(({ quote }) => quote));
      expect(values(section, 'href')).toEqual(milestones.map(({ anchor }) => `#${anchor}`));
      for (const { date } of milestones) expect(wordsOf(section)).toContain(date);
    },
  );

  test('tell machines each day of a span', async () => {
    const times = values(sectionOf(await pageOf(FIRST.slug), 'milestones'), 'datetime');
    expect(times).toEqual(['2024-03-15', '2024-05-17', '2024-06-27', '2024-11-01', '2025-02-28']);
  });

  test.each([
    { at: FIRST.open, said: '2024年11月1日至2025年2月28日正在公示' },
    { at: FIRST.closed, said: '2024年11月1日至2025年2月28日公示期已结束' },
  ])('end with the disclosure window and its phase: $said', async ({ at, said }) => {
    await server.stopClock(at);
    expect(wordsOf(sectionOf(await pageOf(FIRST.slug), 'milestones')).trim()).toMatch(new RegExp(`${said}$`));
  });

  test.each([WHALE.slug, FUNDS.slug, ARCHIVES.slug, READING_ROOM.slug])(
    'are not there when the content quotes none: %s',
    async (slug) => {
      expect(hidden(await pageOf(slug), 'milestones')).toBe(true);
    },
  );
});

test.each(SLUGS)('whatever is quoted stands in the text below, word for word: %s', async (slug) => {
  const html = await pageOf(slug);
  const text = textOf(html);
  expect(quotedIn(html).filter((words) => !text.includes(words))).toEqual([]);
});

test('the page says of what it quotes that it is quoted, once, and only where it quotes', async () => {
  const saying = async (slug: string) => (await pageOf(slug)).split('引号内均为正文原文').length - 1;
  expect([await saying(FIRST.slug), await saying(WHALE.slug), await saying(FUNDS.slug)]).toEqual([1, 1, 0]);
});
