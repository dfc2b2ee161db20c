import { describe, expect, test } from 'vitest';
import { invitationIn } from '#lib/feedback/form/invitation';

const WELCOME = '欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反映。';

describe('the invitation of a contact paragraph', () => {
  test.each([
    {
      name: 'is all of its sentences that invite, without dates, numbers and mailboxes',
      contact: `${WELCOME}公开期限：2024年11月1日至2025年2月28日。联系电话：0412-7333360（工作日8：00-17：00）；\n\n电子邮箱：a@example.cn`,
      expected: WELCOME,
    },
    {
      name: 'ends before the telephone of the same sentence',
      contact:
        '欢迎对整改情况进行监督，如有意见建议，请及时反映，联系电话：0412-7333360；邮箱：a@example.cn。',
      expected: '欢迎对整改情况进行监督，如有意见建议，请及时反映',
    },
    {
      name: 'ends before a telephone without a colon',
      contact: '如对整改有异议，请向我们提出，电话0412-7333360。',
      expected: '如对整改有异议，请向我们提出',
    },
    {
      name: 'loses the colon that leads to a list',
      contact: '对整改情况有意见的，可以通过以下方式反映：\n\n办公室电话：0199-5550131',
      expected: '对整改情况有意见的，可以通过以下方式反映',
    },
    {
      name: 'may stand after the numbers',
      contact: '电话：0412-7333360。\n\n我们诚恳接受社会各界监督！',
      expected: '我们诚恳接受社会各界监督！',
    },
    {
      name: 'is none in a bare list',
      contact: '监督电话：0412-7333360\n电子邮箱：a@example.cn',
      expected: null,
    },
    {
      name: 'is none where only the days are named',
      contact: '意见请在2024年12月10日至2025年1月15日之间提出，电话0199-5550145。',
      expected: null,
    },
    { name: 'is none in an empty text', contact: '', expected: null },
  ])('$name', ({ contact, expected }) => {
    expect(invitationIn(contact)).toBe(expected);
  });

  test('is found in time in a text without an end', () => {
    expect(invitationIn('公示期'.repeat(50_000))).toBeNull();
  });
});
