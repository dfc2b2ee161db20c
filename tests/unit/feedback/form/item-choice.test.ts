import { describe, expect, test } from 'vitest';
import { choiceOf, itemChoice, partChoice } from '#lib/feedback/form/item-choice';
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
    const text = '🐳'.repeat(21);
    const item = {
      anchor: 'a-1',
      number: '',
      title: null,
      runIn: false,
      finding: null,
      done: [],
      figures: [],
      body: { html: '', text },
    };
    expect(itemChoice(item)).toBe(`${'🐳'.repeat(20)}…`);
  });
});
