import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_FIELDS, FIELD_NAMES, type FieldErrors, type FieldValues } from '#lib/feedback/form/fields';
import { validateFields } from '#lib/feedback/form/submission';
import { SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import { fixtureNotice } from '../../content/fixtures';
import { FIELDS, NOTICE, submissionOf } from '../fixtures';

const FAMILY = '👨‍👩‍👧‍👦';

const errorsOf = (changed: Partial<FieldValues>, doubled?: ReadonlySet<string>): FieldErrors | null =>
  validateFields({ ...FIELDS, ...changed }, NOTICE, doubled).errors;

describe('a form that is filled in as it should be', () => {
  test('is a submission, with the item as it read in the form', () => {
    expect(validateFields(FIELDS, NOTICE)).toEqual({
      submission: {
        notice: '2024-district-inspection',
        kind: 'report',
        item: { anchor: 'leadership-3', heading: '（三）加强督促检查，确保整改实效' },
        message: '第三项里说的会议，\n群众没有听说过。',
        name: '王小明',
        contact: '138 0000 0000',
      },
      errors: null,
    });
  });

  test('may leave out item, name and contact', () => {
    const { item, name, contact } = submissionOf({ ...FIELDS, item: '', name: '', contact: '' });
    expect([item, name, contact]).toEqual([null, '', '']);
  });

  test.each(SUBMISSION_KINDS.map(({ value }) => value))('may be of the kind %s', (kind) => {
    expect(submissionOf({ ...FIELDS, kind }).kind).toBe(kind);
  });

  test('may concern any part and any item of its notice', () => {
    const anchors = NOTICE.parts.flatMap(({ anchor, items }) => [
      anchor,
      ...items.map((item) => item.anchor),
    ]);
    expect(anchors).toHaveLength(16);
    for (const item of anchors) expect(submissionOf({ ...FIELDS, item }).item?.anchor).toBe(item);
  });

  test('keeps what was written as it was written', () => {
    const text = (most: number) => fc.string({ unit: 'grapheme', maxLength: most });
    const words = fc.record({
      message: text(100).map((some) => ` 一二三四五${some}\n `),
      name: text(50),
      contact: text(100),
    });
    fc.assert(
      fc.property(words, (written) => {
        expect(submissionOf({ ...FIELDS, ...written })).toMatchObject(written);
      }),
    );
  });

  test.each([
    ['HTML', '<script>alert(1)</script><b>&amp;'],
    ['SQL', "'); drop table submission; --"],
    ['a formula', '=HYPERLINK("http://evil.example")'],
    ['signs of direction', '\u202e\u2066一二三四五\u2069'],
    ['piles of marks', `五${'\u0301'.repeat(500)}`.repeat(5)],
    ['emoji alone', FAMILY.repeat(5)],
    ['letters alone', 'abcde'],
    ['control characters', '\u0001一\u0002二三\u0003四五\u0004\u0005'],
  ])('may hold %s', (_, message) => {
    expect(submissionOf({ ...FIELDS, message }).message).toBe(message);
  });
});

describe('what is wrong with a form', () => {
  test('is said of every field, in their order', () => {
    const { errors } = validateFields(
      {
        kind: 'praise',
        item: 'leadership-9',
        message: '',
        name: '王'.repeat(51),
        contact: '1'.repeat(201),
        consent: '',
      },
      NOTICE,
    );
    expect(errors).toEqual({
      kind: '请选择反馈类型',
      item: '请从列表中选择针对哪一项',
      message: '请填写反馈内容',
      name: '姓名最多50个字，请缩短',
      contact: '联系方式最多200个字，请缩短',
      consent: '请先阅读隐私说明，再勾选这一项',
    });
    expect(Object.keys(errors ?? {})).toEqual([...FIELD_NAMES]);
  });

  test('is, of an empty one, what must be there', () => {
    expect(validateFields(EMPTY_FIELDS, NOTICE).errors).toEqual({
      kind: '请选择反馈类型',
      message: '请填写反馈内容',
      consent: '请先阅读隐私说明，再勾选这一项',
    });
  });

  test('is said of one field only when the others are right', () => {
    expect(errorsOf({ consent: 'on' })).toEqual({ consent: '请先阅读隐私说明，再勾选这一项' });
  });

  test.each([
    ['opinion\n', '请选择反馈类型'],
    ['Opinion', '请选择反馈类型'],
    ['意见', '请选择反馈类型'],
    ['__proto__', '请选择反馈类型'],
  ])('is a kind that was never offered: %j', (kind, words) => {
    expect(errorsOf({ kind })).toEqual({ kind: words });
  });

  test.each([
    'contact',
    'feedback',
    'leadership-0',
    'Leadership',
    ' leadership',
    'report-1',
    '__proto__',
    'toString',
  ])('is an item that is not in the notice: %j', (item) => {
    expect(errorsOf({ item })).toEqual({ item: '请从列表中选择针对哪一项' });
  });

  test('is an item of another notice', () => {
    const { errors } = validateFields(FIELDS, fixtureNotice('2024-science-funds'));
    expect(errors).toEqual({ item: '请从列表中选择针对哪一项' });
  });

  test.each([...FIELD_NAMES])('is that %s came more than once, even where each is right', (name) => {
    expect(errorsOf({}, new Set([name]))).toEqual({ [name]: '这一栏收到多份内容，请核对后重新提交' });
  });

  test('is said of a field that came more than once before what is wrong in it', () => {
    expect(errorsOf({ message: '' }, new Set(['message', 'kind']))).toEqual({
      kind: '这一栏收到多份内容，请核对后重新提交',
      message: '这一栏收到多份内容，请核对后重新提交',
    });
  });
});

describe('the length of a message', () => {
  test.each([
    ['four characters', '一二三四', '反馈内容至少5个字，现在是4个字'],
    ['four and blanks around them', '  \u3000一二三四\n\n\t ', '反馈内容至少5个字，现在是4个字'],
    [
      'two, invisible characters and blanks',
      '一\u200b \u2060 二\u00ad \n\u3164',
      '反馈内容至少5个字，现在是3个字',
    ],
    [
      'four, and what nobody sees between',
      '一\u200b二\u2060三\ufeff四\u3164',
      '反馈内容至少5个字，现在是4个字',
    ],
    ['one pile of marks', `一${'\u0301'.repeat(5000)}`, '反馈内容至少5个字，现在是1个字'],
    ['four families', FAMILY.repeat(4), '反馈内容至少5个字，现在是4个字'],
    ['blanks alone', ' \u3000\n\t\u00a0', '请填写反馈内容'],
    ['zero-width spaces alone', '\u200b'.repeat(30), '请填写反馈内容'],
    ['fillers and braille blanks alone', '\u3164\u2800\uffa0 \u115f\u1160', '请填写反馈内容'],
    ['tags and selectors alone', '\u{e0041}\u{e0042}\ufe0f\u{e0100}\u200d\u00ad', '请填写反馈内容'],
    ['private use alone', '\ue000'.repeat(10), '请填写反馈内容'],
    ['controls alone', '\u0001\u0002\u0003\u0004\u0005', '请填写反馈内容'],
    ['5,001 characters', '通'.repeat(5001), '反馈内容最多5000个字，现在是5001个字'],
    ['5,001 families', FAMILY.repeat(5001), '反馈内容最多5000个字，现在是5001个字'],
    ['the most letters that still fit', 'a'.repeat(128 * 1024), '反馈内容最多5000个字，现在超过10000个字'],
    ['a byte more', 'a'.repeat(128 * 1024 + 1), '内容占用空间过大，请分几次提交'],
    [
      '5,000 characters of 27 bytes',
      `一${'\u0301'.repeat(12)}`.repeat(5000),
      '内容占用空间过大，请分几次提交',
    ],
  ])('is wrong with %s', (_, message, words) => {
    expect(errorsOf({ message })).toEqual({ message: words });
  });

  test.each([
    ['five characters', '一二三四五'],
    ['three characters with blanks between them', ' 一 二 三 '],
    ['5,000 characters', '通'.repeat(5000)],
    [
      '5,000 characters and blanks around them',
      `${' '.repeat(3000)}${'通'.repeat(5000)}${'\n'.repeat(3000)}`,
    ],
    ['5,000 families', FAMILY.repeat(5000)],
    ['five piles of marks of 128 KB in all', `一${'\u0301'.repeat(13_104)}`.repeat(5)],
  ])('is right with %s', (_, message) => {
    expect(errorsOf({ message })).toBeNull();
  });
});

describe('the length of name and contact', () => {
  test.each<[string, Partial<FieldValues>]>([
    ['50 characters', { name: '王'.repeat(50) }],
    ['50 families', { name: FAMILY.repeat(50) }],
    ['50 characters of 100 bytes', { name: `é${'\u0301'.repeat(49)}`.repeat(50) }],
    ['200 characters', { contact: '1'.repeat(200) }],
    ['200 families', { contact: FAMILY.repeat(200) }],
  ])('is right with %s', (_, fields) => {
    expect(errorsOf(fields)).toBeNull();
  });

  test.each<[string, 'name' | 'contact', string]>([
    ['51 characters', 'name', '王'.repeat(51)],
    ['50 characters and a blank', 'name', `${'王'.repeat(50)} `],
    ['51 families', 'name', FAMILY.repeat(51)],
    ['one pile of marks of 5,001 bytes', 'name', `x${'\u0301'.repeat(2500)}`],
    ['500 KB', 'name', 'x'.repeat(500_000)],
    ['201 characters', 'contact', '1'.repeat(201)],
    ['one pile of marks of 20,001 bytes', 'contact', `x${'\u0301'.repeat(10_000)}`],
  ])('is wrong with %s', (_, field, value) => {
    const words = { name: '姓名最多50个字，请缩短', contact: '联系方式最多200个字，请缩短' };
    expect(errorsOf({ [field]: value })).toEqual({ [field]: words[field] });
  });
});
