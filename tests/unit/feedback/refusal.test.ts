import { describe, expect, test } from 'vitest';
import {
  NOT_STORED,
  outsideWindow,
  READ_ONLY,
  type Refusal,
  TOO_LARGE,
  WRONG_METHOD,
  WRONG_TYPE,
} from '#lib/feedback/refusal';

const WINDOW = { opens: '2024-11-01', closes: '2025-02-28' };

describe('a refusal', () => {
  test('before the window says when it opens', () => {
    expect(outsideWindow('upcoming', WINDOW)).toEqual({
      status: 403,
      title: '意见反馈还没有开始',
      reason: '意见反馈将于2024年11月1日（星期五）0:00（北京时间）开始，您写的内容没有提交。',
      advice: '请按下面的方式直接联系我们；您填写过的内容列在本页下方，可以复制保存。',
    });
  });

  test('after the window says when it ended', () => {
    expect(outsideWindow('closed', WINDOW)).toEqual({
      status: 403,
      title: '公示期已经结束',
      reason: '公示期已于2025年2月28日结束，以系统收到时间为准，您写的内容没有提交。',
      advice: '请按下面的方式直接联系我们；您填写过的内容列在本页下方，可以复制保存。',
    });
  });

  test.each<[string, Refusal, number]>([
    ['a wrong method', WRONG_METHOD, 405],
    ['a post to what is there to be read', READ_ONLY, 405],
    ['a wrong type', WRONG_TYPE, 415],
    ['too much', TOO_LARGE, 413],
    ['what cannot be stored', NOT_STORED, 503],
    ['what comes too early', outsideWindow('upcoming', WINDOW), 403],
  ])(
    'of %s says in whole sentences what happened and what to do, and thanks nobody',
    (_, refusal, status) => {
      expect(refusal.status).toBe(status);
      for (const sentence of [refusal.reason, refusal.advice])
        expect(sentence).toMatch(/^\p{Script=Han}.+。$/u);
      expect(JSON.stringify(refusal)).not.toMatch(/谢|成功提交|已收到/);
    },
  );
});
