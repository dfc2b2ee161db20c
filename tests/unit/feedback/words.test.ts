import { describe, expect, test } from 'vitest';
import { choiceOf, itemChoice, partChoice } from '#lib/feedback/choice';
import { wordsOf } from '#lib/feedback/words';
import { fixtureNotice } from '../notice/fixtures';

const FIRST = fixtureNotice('2024-district-inspection');
const FUNDS = fixtureNotice('2024-science-funds');

describe('what a form offers to choose from', () => {
  test.each([
    ['leadership', '一、领导班子履行主体责任情况（整个部分）'],
    ['leadership-1', '（一）提高政治站位，加强组织领导'],
    ['rectification-2', '（二）针对“落实党中央关于群团组织去“四化”改革不彻底”的问题的整改'],
    ['contact', null],
    ['leadership-5', null],
    ['', null],
  ])('reads at %s: %s', (anchor, words) => expect(choiceOf(FIRST, anchor)).toBe(words));

  test('is, for an item without a title, how its text begins', () => {
    expect(choiceOf(FUNDS, 'report-2')).toBe('检查发现的问题有以下三项： 1. 社区科…');
  });

  test('names every part and item of every notice in words', () => {
    for (const part of [...FIRST.parts, ...FUNDS.parts]) {
      expect(partChoice(part)).not.toBe('');
      for (const item of part.items) expect(itemChoice(item)).toMatch(/\S/);
    }
  });

  test('cuts no character in two', () => {
    const text = '🐳'.repeat(21);
    const item = {
      anchor: 'a-1',
      number: '',
      title: null,
      runIn: false,
      finding: null,
      figures: [],
      body: { html: '', text },
    };
    expect(itemChoice(item)).toBe(`${'🐳'.repeat(20)}…`);
  });
});

describe('the words of a writer', () => {
  const words = (fields: Record<string, string>) => wordsOf(new URLSearchParams(fields), FIRST);

  test('are given back by their labels, choices as they read in the form', () => {
    expect(
      words({
        kind: 'report',
        item: 'leadership-1',
        message: '话',
        name: '王',
        contact: '1',
        consent: 'yes',
        website: '',
      }),
    ).toEqual([
      { label: '反馈类型', value: '问题反映' },
      { label: '涉及的内容', value: '（一）提高政治站位，加强组织领导' },
      { label: '反馈内容', value: '话' },
      { label: '姓名', value: '王' },
      { label: '联系方式', value: '1' },
    ]);
  });

  test('are given back as they came when nobody offered them', () => {
    expect(words({ kind: '<b>', item: 'none' })).toEqual([
      { label: '反馈类型', value: '<b>' },
      { label: '涉及的内容', value: 'none' },
    ]);
  });

  test('are none where nothing was written', () => {
    expect(words({ kind: '', item: '', message: '' })).toEqual([]);
  });

  test.each([
    ['line ends', '一\r\n二\r三\n四', '一\n二\n三\n四'],
    ['a first empty line', '\r\n\r\n一', '\n\n一'],
    ['what no page can show', '一\0二', '一\ufffd二'],
    ['blanks at both ends', '  一　', '  一　'],
    ['signs of direction', '\u202e一\u2066', '\u202e一\u2066'],
    ['marks of HTML', '<script>&amp;</script>', '<script>&amp;</script>'],
    ['emoji and combining marks', '👨‍👩‍👧‍👦e\u0301', '👨‍👩‍👧‍👦e\u0301'],
  ])('keep %s', (_, written, back) =>
    expect(words({ message: written })).toEqual([{ label: '反馈内容', value: back }]),
  );
});
