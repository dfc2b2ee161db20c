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

  test.each([
    '凡以匿名方式反映问题的，一般不予受理。',
    '对匿名反映的意见，可以不予处理，请实名反映。',
    '对提供虚假线索、诬告陷害的，将依纪依法追究责任。',
    '欢迎反映问题，但对诬告陷害的，将依法追究责任。',
    '我们将对反馈的问题逐一整改到位。',
    '我们将自觉接受监督，把反映的问题逐一整改到位。',
    '欢迎扫码关注“某某发布”微信公众号。',
    '欢迎关注我们的公众号，反映您的意见。',
    '欢迎来馆参观。',
    '对群众提出的意见，我们将认真研究。',
    '对提意见的人，我们严格保密，请放心。',
    '公示期满后，不再接受意见。',
    '公示期内如有异议，可通过电话0412-7333360、邮箱a@example.cn反映。',
    '欢迎社会各界监督，如有意见，请拨打监督电话：0412-7333360。',
    '欢迎监督，意见可以寄至地址：青柳县文化路1号。',
    '欢迎监督（来信请写明意见，联系电话：0412-7333360）。',
  ])('is none in “%s”', (sentence) => {
    expect(invitationIn(sentence)).toBeNull();
    expect(invitationIn(`${sentence}${WELCOME}`)).toBe(WELCOME);
  });

  test.each([
    '恳请广大群众提出宝贵意见。',
    '欢迎批评指正。',
    '自觉接受社会监督。',
    '若对整改结果有异议的，请在公示期内以书面形式提出。',
    '对整改情况有意见建议，欢迎来信来电。',
    '如有不同意见，可向科协办公室反馈。',
  ])('is the whole of “%s”', (sentence) => {
    expect(invitationIn(`${sentence}电话：0412-7333360。`)).toBe(sentence);
  });

  test.each(['公示期', '如意见请', '欢迎'])(
    'is found in time in a text that repeats “%s” without an end',
    (words) => {
      expect(invitationIn(words.repeat(50_000))).toBeNull();
    },
  );
});
