import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeDigits } from '#lib/content/language/half-width';
import { formsIn, STATEMENT_FORMS } from '#lib/content/language/window-forms';
import { LENGTH_FORMS } from '#lib/content/language/window-length';
import { TIME_FORMS } from '#lib/content/rules/dates/impossible-date';

// A cheap test of a text comes before each costly pattern. It may let through what is none, and must let through what is one.

/** Pieces of texts, with what may stand between them. */
const texts = (...pieces: readonly fc.Arbitrary<string>[]) =>
  fc
    .tuple(...pieces.map((piece) => fc.tuple(piece, fc.constantFrom('', '', '', ' ', '\0', '，'))))
    .map((parts) => normalizeDigits(parts.flat().join('')));

const oneOf = (words: string) => fc.constantFrom('', ...words.split(' '));

const day = fc.constantFrom(
  ...[
    '2025年3月1日',
    '3月1日',
    '二〇二五年三月一日',
    '三月十二日',
    '2025-3-1',
    '2025．3．1',
    '3/1',
    '２０２５年３月１日',
  ],
  ...['3月1日（星期六）', '3月1日17:00', '3月1日下午5时', '2025年3月1号'],
);
const range = fc
  .tuple(
    day,
    fc.constantFrom('至', '到', '-', '—', '~', '起至', '开始，到', ' 至 '),
    fc.oneof(day, fc.constant('12日')),
  )
  .map((parts) => parts.join(''));

const statements = texts(
  oneOf(
    '公示期 公示期限为 受理意见时间： 监督期限自 公示期7天，自 意见请于 请在 可自 自 从 在 公示期至 公示时间截至 意见截止时间为 截止日期为 即日起至 自公示之日起到 公示至 受理到 征求意见截至 公示 受理 反馈截至',
  ),
  fc.oneof(day, range),
  oneOf(
    '止 进行公示 予以公开 公示 接受监督 向社会征集意见 受理 听取 为公示期 是受理时间 结束 截止 期满 公示结束 受理期满 前提出意见 之前 以前反馈 期间公示',
  ),
  oneOf('。 提出意见 反馈。'),
);

const count = fc.constantFrom('7', '７', '五', '十五', '半', '30', '');
const unit = fc.constantFrom('天', '日', '个工作日', '个自然日', '周', '个月', '年', '');
const lengths = texts(
  oneOf(
    '公示期为 公示期限 监督期 公示 征求意见 接受社会监督 为期 公示之日起 发布之日起 本通报发布后 公示期自 公示时间为',
  ),
  oneOf('（ （共 3月1日至12日（ 3月1日起为期 不少于 共计 为 3月1日止，共'),
  count,
  unit,
  oneOf('的公示 公示 监督 ） 。'),
);

const times = texts(
  oneOf('3月1日 12号 中午 晚 截至 不晚于 最迟 8:30-'),
  fc.constantFrom('24:30', '8:70', '９：７５', '25时10分', '8点75分', '24:00', '8:5'),
  oneOf('至8:30 前 以后 起 召开 闭馆 -17:30 分'),
);

/** Texts enough that each form is met with. */
const RUNS = { numRuns: 4000, seed: 20261128 };

const isMatch = (pattern: RegExp, text: string) =>
  new RegExp(pattern.source, pattern.flags.replace('g', '')).test(text);

describe('a cheap first test misses nothing that the pattern behind it finds', () => {
  test('of statements of the window', () => {
    const met = new Set<RegExp>();
    fc.assert(
      fc.property(statements, (text) => {
        const passed = new Set(formsIn(text));
        for (const form of STATEMENT_FORMS) {
          if (!isMatch(form.pattern, text)) continue;
          met.add(form.pattern);
          expect({ text, pattern: form.pattern.source, passed: passed.has(form) }).toMatchObject({
            passed: true,
          });
        }
      }),
      RUNS,
    );
    expect(STATEMENT_FORMS.filter(({ pattern }) => !met.has(pattern))).toEqual([]);
  });

  test('of statements of its length', () => {
    const met = new Set<RegExp>();
    fc.assert(
      fc.property(lengths, (text) => {
        for (const pattern of LENGTH_FORMS.patterns) {
          if (!isMatch(pattern, text)) continue;
          met.add(pattern);
          expect({ text, passed: LENGTH_FORMS.signs.every((sign) => sign.test(text)) }).toMatchObject({
            passed: true,
          });
        }
      }),
      RUNS,
    );
    expect(LENGTH_FORMS.patterns.filter((pattern) => !met.has(pattern))).toEqual([]);
  });

  test('of times that may be impossible', () => {
    const met = new Set<RegExp>();
    fc.assert(
      fc.property(times, (text) => {
        for (const { sign, pattern } of TIME_FORMS) {
          if (!isMatch(pattern, text)) continue;
          met.add(pattern);
          expect({ text, passed: sign.test(text) }).toMatchObject({ passed: true });
        }
      }),
      RUNS,
    );
    expect(TIME_FORMS.filter(({ pattern }) => !met.has(pattern))).toEqual([]);
  });
});
