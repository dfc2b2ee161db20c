import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { answersIn, Overview } from '#components/glance/Overview';
import { WrittenDates } from '#components/notice/WrittenDates';
import { Quote } from '#components/text/Quotation';
import type { Item, Part } from '#lib/model/notice';

const item = (anchor: string, more: Partial<Item>): Item => ({
  anchor,
  number: '',
  title: null,
  runIn: false,
  finding: '灯不亮',
  unit: null,
  limit: null,
  state: null,
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

  test('begins with how many items are in each state, and how many say nothing of it', () => {
    const items = [
      item('a-1', { state: '已完成' }),
      item('a-2', { state: '持续推进', finding: null, title: '定期巡查。' }),
      item('a-3', { state: '已完成' }),
      item('a-4', {}),
    ];
    const html = overview(part('a', null, items));
    expect(html).toContain('<h2>整改一览</h2><p>共4项：已完成2项，持续推进1项，没有写明1项</p>');
  });

  test('says nothing of states where no item does', () => {
    const html = overview(part('a', null, [item('a-1', { unit: null })]));
    expect(html).toContain('<h2>整改一览</h2><div>');
    expect(html).not.toContain('状态');
  });

  test('lists an item with a state and without a finding by its title, or by how its text begins', () => {
    const [titled, bare] = [
      item('a-1', { state: '长期坚持', finding: null, title: '定期巡查。', unit: '养护队' }),
      item('a-2', { state: '未完成', finding: null, body: { html: '', text: '更换灯杆。' } }),
    ];
    const html = overview(part('a', null, [titled, bare]));
    expect(html).toContain(
      '<dt>事项</dt><dd><a href="#a-1">定期巡查。</a></dd></div><div><dt>状态</dt><dd>长期坚持</dd></div><div><dt>单位</dt><dd>养护队</dd></div>',
    );
    expect(html).toContain('<a href="#a-2">更换灯杆。</a>');
  });

  test('does not list an item that has a unit alone', () => {
    expect(answersIn([part('a', null, [item('a-1', { finding: null, unit: '养护队' })])])).toEqual([]);
  });

  test('does not name the only part that answers findings', () => {
    expect(overview(part('a', '甲类问题', [item('a-1', {})]))).not.toContain('甲类问题');
  });

  test('says what a figure counts unless its quotation says so already, and enlarges results alone', () => {
    const figures = [
      { label: '换灯', quote: '换灯3盏', kind: 'result' as const },
      { label: '修门', quote: '完成2扇', kind: 'activity' as const },
    ];
    const html = overview(part('a', null, [item('a-1', { figures })]));
    expect(html.match(/<dd>(?!<a).*?<\/dd>/g)).toEqual([
      '<dd>“<q role="none"><span>换灯<b>3</b>盏</span></q>”</dd>',
      '<dd>修门：“<q role="none"><span>完成2扇</span></q>”</dd>',
    ]);
  });
});

describe('a quotation', () => {
  test.each([
    ['更换管道12.6公里', '更换<span>管道<b>12.6</b>公里</span>'],
    ['共1,200册、３箱', '<span>共<b>1,200</b>册</span><span>、<b>３</b>箱</span>'],
    ['开展交流会、座谈会2场', '开展交流会、<span>座谈会<b>2</b>场</span>'],
    ['没有数字', '没有数字'],
  ])('keeps its figures with the word before, without changing a word: %s', (words, html) => {
    const quote = createElement(Quote, { words, figures: 'emphasised' });
    expect(renderToStaticMarkup(quote)).toBe(`“<q role="none">${html}</q>”`);
  });

  test.each([
    ['整改到位', '“<q role="none">整改到位</q>”'],
    ['去“四化”改革', '「<q role="none">去“四化”改革</q>」'],
    ['“四化”', '「<q role="none">“四化”</q>」'],
    ['『甲』和「乙」里的“丙”', '“<q role="none">『甲』和「乙」里的“丙”</q>”'],
  ])('has no marks of the kind that it holds: %s', (words, html) => {
    expect(renderToStaticMarkup(createElement(Quote, { words }))).toBe(html);
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
