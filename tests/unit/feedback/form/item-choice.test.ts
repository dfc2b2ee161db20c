import { describe, expect, test } from 'vitest';
import {
  choiceOf,
  itemChoice,
  itemNames,
  offeredChoices,
  offeredItem,
  partChoice,
} from '#lib/feedback/form/item-choice';
import type { Part } from '#lib/model/notice';
import { madeLedger } from '../../../harness/ledger';
import { fixtureNotice } from '../../content/fixtures';

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
  ])('reads at %s: %s', (anchor, words) => {
    expect(choiceOf(FIRST, anchor)).toBe(words);
  });

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
    const text = '🐳'.repeat(30);
    const item = {
      anchor: 'a-1',
      number: '',
      title: null,
      runIn: false,
      finding: null,
      unit: null,
      limit: null,
      state: null,
      done: [],
      figures: [],
      body: { html: '', text },
    };
    expect(itemChoice(item)).toBe(`${'🐳'.repeat(20)}…`);
  });
});

/** A part with items of these numbers. */
function numbered(anchor: string, number: string, ...numbers: string[]): Part {
  const items = numbers.map((own, index) => ({
    anchor: `${anchor}${index}`,
    number: own,
    title: null,
    runIn: false,
    finding: null,
    unit: null,
    limit: null,
    state: null,
    done: [],
    figures: [],
    body: { html: '', text: '' },
  }));
  return { anchor, number, heading: null, intro: null, items };
}

describe('the short name of an item', () => {
  test.each([
    {
      what: 'is its number after that of its part',
      parts: [numbered('a', '一、', '（一）', '（二）'), numbered('b', '二、', '（一）')],
      names: ['一、（一）', '一、（二）', '二、（一）'],
    },
    {
      what: 'is its own number where the part has none',
      parts: [numbered('a', '', '1.', '2.')],
      names: ['1.', '2.'],
    },
    {
      what: 'is its place in the notice where it has no number',
      parts: [numbered('a', '一、', '', ''), numbered('b', '二、', '')],
      names: ['第1项', '第2项', '第3项'],
    },
    {
      what: 'is its place where another has the same number',
      parts: [numbered('a', '', '（一）', '（二）'), numbered('b', '', '（一）')],
      names: ['第1项', '（二）', '第3项'],
    },
    { what: 'is none where there is no item', parts: [numbered('a', '一、')], names: [] },
  ])('$what', ({ parts, names }) => {
    expect([...itemNames(parts).values()]).toEqual(names);
  });

  test('is another for each item of every notice', () => {
    for (const { parts } of [FIRST, FUNDS]) {
      const names = [...itemNames(parts).values()];
      expect(new Set(names).size).toBe(parts.flatMap(({ items }) => items).length);
    }
  });
});

describe('what an address asks for', () => {
  test.each([
    { asked: ['leadership-1'], item: 'leadership-1' },
    { asked: ['leadership'], item: 'leadership' },
    { asked: [], item: null },
    { asked: [''], item: null },
    { asked: ['contact'], item: null },
    { asked: ['leadership-1', 'leadership-1'], item: null },
    { asked: ['leadership-1', ''], item: null },
  ])('$asked is offered as $item', ({ asked, item }) => {
    expect(offeredItem(FIRST, asked)).toBe(item);
  });

  test('is a row of the ledger, which no form lists', () => {
    const notice = { ...FIRST, ledger: madeLedger([{ problem: '登记不全' }, { problem: '照明不足' }]) };
    expect([offeredItem(notice, ['ledger-2']), offeredItem(notice, ['ledger-3'])]).toEqual([
      'ledger-2',
      null,
    ]);
    expect(choiceOf(notice, 'ledger-2')).toBe('台账第2项：照明不足');
    expect(offeredChoices(notice).map(({ anchor }) => anchor)).not.toContain('ledger-2');
  });

  test('is not a part without a heading, which no form offers as a whole', () => {
    const notice = { parts: [numbered('a', '', '1.')], ledger: null };
    expect(choiceOf(notice, 'a')).toBeNull();
    expect([offeredItem(notice, ['a']), offeredItem(notice, ['a0'])]).toEqual([null, 'a0']);
  });
});
