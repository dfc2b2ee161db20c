import { describe, expect, test } from 'vitest';
import { allFieldTexts, filledFieldTexts } from '#lib/feedback/form/field-texts';
import { EMPTY_FIELDS, type FieldValues } from '#lib/feedback/form/fields';
import { FIELDS, NOTICE } from '../fixtures';

const words = (written: Partial<FieldValues>) => filledFieldTexts({ ...EMPTY_FIELDS, ...written }, NOTICE);

describe('the words of a writer', () => {
  test('are given back by their labels, choices as they read in the form', () => {
    expect(filledFieldTexts(FIELDS, NOTICE)).toEqual([
      { label: '反馈类型', value: '反映问题或举报' },
      { label: '针对哪一项', value: '（三）加强督促检查，确保整改实效' },
      { label: '反馈内容', value: '第三项里说的会议，\n群众没有听说过。' },
      { label: '姓名', value: '王小明' },
      { label: '联系方式', value: '138 0000 0000' },
    ]);
  });

  test('are given back as they came when nobody offered them', () => {
    expect(words({ kind: '<b>', item: 'none' })).toEqual([
      { label: '反馈类型', value: '<b>' },
      { label: '针对哪一项', value: 'none' },
    ]);
  });

  test('are none where nothing was written', () => {
    expect(filledFieldTexts(EMPTY_FIELDS, NOTICE)).toEqual([]);
  });

  test.each([' ', '\u3000\n', '\u200b'.repeat(30), '\u3164\u2800', '\ufe0f', '\ue000'])(
    'are none where nothing can be seen: %j',
    (value) => {
      expect(words({ message: value, name: value, contact: value })).toEqual([]);
      expect(allFieldTexts({ ...FIELDS, name: value, contact: value }, NOTICE).slice(3)).toEqual([
        { label: '姓名', value: '没有填写（匿名）' },
        { label: '联系方式', value: '没有填写' },
      ]);
    },
  );

  test('are not the tick of a box', () => {
    expect(words({ consent: 'yes' })).toEqual([]);
  });

  test.each([
    ['line ends', '一\n二\n\n三'],
    ['a first empty line', '\n\n一'],
    ['blanks at both ends', '  一\u3000'],
    ['signs of direction', '\u202e一\u2066'],
    ['marks of HTML', '<script>&amp;</script>'],
    ['emoji and combining marks', '👨‍👩‍👧‍👦e\u0301'],
  ])('keep %s', (_, message) => {
    expect(words({ message })).toEqual([{ label: '反馈内容', value: message }]);
  });
});

describe('every word of a writer', () => {
  test('is the same where everything was filled in', () => {
    expect(allFieldTexts(FIELDS, NOTICE)).toEqual(filledFieldTexts(FIELDS, NOTICE));
  });

  test('says of each field that was left empty that it was', () => {
    expect(allFieldTexts(EMPTY_FIELDS, NOTICE)).toEqual([
      { label: '反馈类型', value: '没有选择' },
      { label: '针对哪一项', value: '整篇通报' },
      { label: '反馈内容', value: '没有填写' },
      { label: '姓名', value: '没有填写（匿名）' },
      { label: '联系方式', value: '没有填写' },
    ]);
  });
});
