import { describe, expect, test } from 'vitest';
import { linkContactPoints } from '#lib/content/markdown/contact-links';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { phone, phoneEntry } from '#lib/model/values';
import { adding, problemsOf } from '../../fixtures/broken/base';

/** `contact.md` with a text after its window. */
const contact = (phones: string, text: string) => ({
  'contact.md': `---\nphones:\n${phones}---\n\n公开期限：2024年11月1日至2025年2月28日。${text}\n`,
});

describe('a public number of few digits', () => {
  test.each([
    '110',
    '114',
    '119',
    '120',
    '122',
    '999',
    '10086',
    '12388',
    '12345',
    '961234',
    '116114',
    '118114',
  ])('%s is a telephone number', (number) => {
    expect(phone.safeParse(number).success).toBe(true);
    expect(phoneEntry.safeParse({ number }).success).toBe(true);
  });

  test.each([
    '111',
    '129',
    '000',
    '11',
    '1190',
    '1100',
    '123',
    '811',
    '123456',
    '119转1',
    '012',
    '9999999999',
  ])('but %s is mistyped', (number) => {
    expect(phone.safeParse(number).success).toBe(false);
    expect(phoneEntry.safeParse({ number }).success).toBe(false);
  });
});

test.each(['火警请拨打119。', '火警１１９、急救120。', '火警119（24小时）。', '报警电话：119号码常年畅通。'])(
  'a listed 119 is found in %s',
  (text) => {
    expect(problemsOf(contact('  - number: 119\n', text))).toEqual([]);
  },
);

test.each(['今年出动119次。', '第119号通知。', '共办结 119 件。', '编号2119。'])(
  'a listed 119 is not taken from %s',
  (text) => {
    expect(problemsOf(contact('  - number: 119\n', text))[0]).toContain('正文里没有这个电话号码');
  },
);

test('numbers of three digits that stand in a text are asked of nobody', () => {
  expect(problemsOf({ 'notice.md': adding('接听热线电话110件，火警请拨打119。') })).toEqual([]);
});

test('a listed number is a link where it is called, and none where it counts something', () => {
  const tree = parseMarkdown('火警请拨打119或者１２０，全年出动119次、救护 120 人。');
  linkContactPoints(tree, { phones: ['119', '120', '0199-5550161'], mails: [] });
  const [paragraph] = tree.children;
  expect(paragraph).toMatchObject({
    children: [
      { type: 'text', value: '火警请拨打' },
      { type: 'link', url: 'tel:119', children: [{ value: '119' }] },
      { type: 'text', value: '或者' },
      { type: 'link', url: 'tel:120', children: [{ value: '１２０' }] },
      { type: 'text', value: '，全年出动119次、救护 120 人。' },
    ],
  });
});
