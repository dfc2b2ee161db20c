import { describe, expect, test } from 'vitest';
import { formatProblem } from '#lib/content/problem';
import { noticeData } from '#lib/formats/data';
import { noticeText } from '#lib/model/notice-text';
import { searchTextOf } from '#lib/search/search-text';
import { loadContent } from '#lib/versions/load';
import { problemsOf, replacing } from '../../fixtures/broken/base';
import { published } from '../../harness/published';
import { STRUCTURES_SITE, structureNotice, structurePage, structureTree } from './structure-fixtures';

const NUMBERED = structureNotice('2026-numbered-report');

/** The headings of a page's body, each with its level. */
const headingsIn = (html: string) =>
  [...html.slice(html.indexOf('class="body"')).matchAll(/<h([2-6])[^>]*>(.*?)<\/h\1>/g)].map(
    ([, level, words = '']) => `${level} ${words.replace(/<[^>]*>/g, '')}`,
  );

test('five levels of headings, down to ①, and numbered questions stand on the page at their levels', async () => {
  const headings = headingsIn(await structurePage(NUMBERED));
  for (const heading of [
    '2 第一部分　整改情况',
    '3 一、河道采砂管理',
    '4 （一）采砂点核查',
    '5 （1）上游河段',
    '6 ①石桥段',
    '6 ②柳湾段',
    '2 第二部分　具体问题',
    '3 问题1：水面漂浮物清理不及时',
    '3 问题2：小型水库巡查记录不全',
  ])
    expect(headings).toContain(heading);
});

describe('a document number', () => {
  test('stands below the title, in the text and in the data', async () => {
    const number = '云河办发〔2026〕12号';
    expect(await structurePage(NUMBERED)).toContain(`</h1><p class="docno">${number}</p>`);
    expect(noticeText(NUMBERED).split('\n\n')[1]).toBe(number);
    expect(noticeData(NUMBERED, 0, STRUCTURES_SITE).documentNumber).toBe(number);
  });

  test.each(['某发（2026）12号', '某发[2026]第012号', '某发〔2026〕 12 号', '某发【2026】12'])(
    '%s is refused, with how it is written',
    (written) => {
      const problems = problemsOf({
        'notice.md': replacing('source:', `documentNumber: "${written}"\nsource:`),
      });
      expect(problems.join('\n')).toContain('项目 documentNumber 的内容不对（value）');
      expect(problems.at(-1)).toMatch(/(?:改成：documentNumber: "?|很可能是 )某发〔2026〕12号/);
    },
  );

  test('may be a number within a year', () => {
    expect(problemsOf({ 'notice.md': replacing('source:', 'documentNumber: 2024年第3号\nsource:') })).toEqual(
      [],
    );
  });
});

test('an addressee stands before the text, on the page, in the text and in the data, with its colon', async () => {
  const words = '各乡镇人民政府，县河湖长制成员单位：';
  expect(await structurePage(NUMBERED)).toContain(`<p class="addressee">${words}</p>`);
  expect(noticeText(NUMBERED).split('\n\n')[2]).toBe(words);
  expect(noticeData(NUMBERED, 0, STRUCTURES_SITE).addressee).toBe(words);
  const problems = problemsOf({ 'notice.md': replacing('source:', 'addressee: 各单位\nsource:') });
  expect(problems.join('\n')).toContain('主送机关的名称，以全角冒号结尾');
});

test('the subject of an audit stands below the document number, on the page, in the text and in the data', async () => {
  const audit = structureNotice('2026-fund-audit');
  const line = '审计对象：云溪县河湖管理办公室';
  expect(await structurePage(audit)).toContain(`2026年第2号</p><p class="docno">${line}</p>`);
  expect(noticeText(audit).split('\n\n')[2]).toBe(line);
  expect(noticeData(audit, 0, STRUCTURES_SITE).subject).toBe('云溪县河湖管理办公室');
  expect(noticeData(NUMBERED, 0, STRUCTURES_SITE)).not.toHaveProperty('subject');
});

test('the subject of an inspection is labelled in its own words, wherever it stands', async () => {
  const inspection = structureNotice('2026-dock-inspection');
  const line = '被检查单位：云溪县渔港码头服务站';
  expect(await structurePage(inspection)).toContain(`</h1><p class="docno">${line}</p>`);
  expect(noticeText(inspection).split('\n\n')[1]).toBe(line);
  expect(noticeData(inspection, 0, STRUCTURES_SITE)).toMatchObject({
    subject: '云溪县渔港码头服务站',
    subjectLabel: '被检查单位',
  });
  expect(searchTextOf(inspection).passages[0]).toEqual({ anchor: null, place: '被检查单位', text: line });
});

test('a part may have more than 99 items, in the order of their numbers', () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  const slug = '2026-many-items';
  const items = Array.from({ length: 120 }, (_, index): [string, Uint8Array] => [
    `${slug}/list/${String(index + 1).padStart(2, '0')}-item.md`,
    encode(`---\ntitle: 第${index + 1}处河段的整改\n---\n\n河段${index + 1}已经清理。\n`),
  ]);
  const site = structureTree.get('site.yaml') ?? new Uint8Array();
  const notice = encode(
    '---\ntitle: 云溪县河湖管理办公室关于各河段整改情况的通报\nissuer: 云溪县河湖管理办公室\nsource: 云溪县河湖管理办公室\npublished: 2026-03-02T09:00+08:00\nparts:\n  - folder: list\n    heading: 各河段\n    items: 120\n    numbering: [一、, （一）]\n---\n\n各河段的整改情况如下。\n',
  );
  const tree = published(new Map([['site.yaml', site], [`${slug}/notice.md`, notice], ...items]));
  const content = loadContent(tree, 'content');
  expect(content.problems.map(formatProblem)).toEqual([]);
  const names = content.notices[0]?.parts[0]?.items.map(({ number, title }) => `${number}${title}`) ?? [];
  expect(names).toHaveLength(120);
  expect([names[98], names[99], names[100], names[119]]).toEqual([
    '（九十九）第99处河段的整改',
    '（一百）第100处河段的整改',
    '（一百零一）第101处河段的整改',
    '（一百二十）第120处河段的整改',
  ]);
});
