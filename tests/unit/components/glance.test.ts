import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Overview } from '#components/notice/Overview';
import { WrittenDates } from '#components/notice/WrittenDates';
import { Quote } from '#components/text/Quotation';
import type { Item, Part } from '#lib/model/notice';

const item = (anchor: string, more: Partial<Item>): Item => ({
  anchor,
  number: '',
  title: null,
  runIn: false,
  finding: '灯不亮',
  done: [],
  figures: [],
  body: { html: '', text: '' },
  ...more,
});
const part = (anchor: string, heading: string | null, items: Item[]): Part => ({
  anchor,
  number: '',
  heading,
  intro: null,
  items,
});
const overview = (...answers: Part[]) => renderToStaticMarkup(createElement(Overview, { answers }));

describe('the overview', () => {
  test('names the parts when several answer findings', () => {
    const html = overview(part('a', '甲类问题', [item('a-1', {})]), part('b', '乙类问题', [item('b-1', {})]));
    expect(html.match(/<h3>.*?<\/h3>/g)).toEqual(['<h3>甲类问题</h3>', '<h3>乙类问题</h3>']);
  });

  test('does not name the only part that answers findings', () => {
    expect(overview(part('a', '甲类问题', [item('a-1', {})]))).not.toContain('甲类问题');
  });

  test('says what a figure counts unless its quotation says so already', () => {
    const figures = [
      { label: '换灯', quote: '换灯3盏' },
      { label: '修门', quote: '完成2扇' },
    ];
    const html = overview(part('a', null, [item('a-1', { figures })]));
    expect(html.match(/<dd>(?!<a).*?<\/dd>/g)).toEqual([
      '<dd><q role="none">换灯<span><b>3</b>盏</span></q></dd>',
      '<dd>修门：<q role="none">完成<span><b>2</b>扇</span></q></dd>',
    ]);
  });
});

describe('a quotation', () => {
  test.each([
    ['更换管道12.6公里', '更换管道<span><b>12.6</b>公里</span>'],
    ['共1,200册、３箱', '共<span><b>1,200</b>册</span>、<span><b>３</b>箱</span>'],
    ['没有数字', '没有数字'],
  ])('shows its figures without changing a word: %s', (words, html) => {
    expect(renderToStaticMarkup(createElement(Quote, { words, figures: true }))).toBe(
      `<q role="none">${html}</q>`,
    );
  });
});

describe('a date as the text writes it', () => {
  test.each([
    [
      '2024年3月15日至5月17日',
      '<time role="none" dateTime="2024-03-15">2024年3月15日</time>至<time role="none" dateTime="2024-05-17">5月17日</time>',
    ],
    ['9月24日', '9月24日'],
    ['2024年9月', '2024年9月'],
    ['2024年2月30日', '2024年2月30日'],
  ])('is marked where its year is told: %s', (text, html) => {
    expect(renderToStaticMarkup(createElement(WrittenDates, { text }))).toBe(html);
  });
});
