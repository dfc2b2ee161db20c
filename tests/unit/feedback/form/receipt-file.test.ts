import { describe, expect, test } from 'vitest';
import { receiptFileText } from '#lib/feedback/form/receipt-file';

const PUBLISHER = {
  organization: '云溪县政务公开办公室',
  phones: [{ number: '0412-7333360', hours: '工作日8：00-17：00' }, { number: '0412-7333361' }],
  mails: ['office@yunxi.example'],
};
const FACTS = {
  receipt: '12345 67890 12345 67890 12345',
  received: '2025-01-15',
  notice: { issuer: '云溪县水务局', contact: null },
  publisher: PUBLISHER,
  siteUrl: 'https://www.yunxi.example',
};

/** A notice's contact with these telephones and mailboxes. */
function contactWith(phones: string[], mails: string[]) {
  return { phones: phones.map((number) => ({ number })), mails };
}

test('a receipt’s file says the number, the day and whom to ask, for every editor', () => {
  expect(receiptFileText(FACTS)).toBe(
    [
      '\ufeff回执号：12345 67890 12345 67890 12345',
      '收到日期：2025年1月15日',
      '查询办理情况和答复、补充、撤回：https://www.yunxi.example/feedback',
      '',
      '网站上办不了的，请联系云溪县政务公开办公室，并提供回执号。',
      '电话：0412-7333360',
      '电话：0412-7333361',
      '邮箱：office@yunxi.example',
      '',
    ].join('\r\n'),
  );
});

test('a receipt’s file says by which day an answer is promised, where it is', () => {
  const publisher = { ...PUBLISHER, feedback: { answerWithin: '30' } };
  expect(receiptFileText({ ...FACTS, publisher })).toContain('\r\n最迟答复日期：2025年2月14日\r\n');
});

describe('a receipt’s file names, as the ways to ask,', () => {
  const own = ['电话：0412-7333360', '电话：0412-7333361', '邮箱：office@yunxi.example'];
  test.each([
    { what: 'the office’s where the notice has no contact', contact: null, ways: own },
    { what: 'the office’s where the contact is an address alone', contact: contactWith([], []), ways: own },
    { what: 'the notice’s telephone', contact: contactWith(['0412-1'], []), ways: ['电话：0412-1'] },
    { what: 'the notice’s mailbox', contact: contactWith([], ['a@b.example']), ways: ['邮箱：a@b.example'] },
  ])('$what', ({ contact, ways }) => {
    const text = receiptFileText({ ...FACTS, notice: { ...FACTS.notice, contact } });
    expect(text.split('\r\n').slice(5, -1)).toEqual(ways);
  });

  test('none where there is none', () => {
    const publisher = { ...PUBLISHER, phones: [], mails: [] };
    expect(receiptFileText({ ...FACTS, publisher })).toMatch(/并提供回执号。\r\n$/);
  });
});

test('a receipt’s file names each independent channel with one way to it', () => {
  const elsewhere = [
    { name: '云溪县纪委监委', accepts: '受理检举', phone: '12388', web: 'https://jubao.yunxi.example/' },
    {
      name: '云溪市信访局',
      accepts: '受理信访',
      web: 'https://xinfang.yunxi.example/',
      address: '解放路1号',
    },
    { name: '云溪市委巡察办', accepts: '受理反映', address: '解放路2号' },
  ];
  const text = receiptFileText({ ...FACTS, publisher: { ...PUBLISHER, elsewhere } });
  expect(text.split('\r\n').slice(8)).toEqual([
    '',
    '不便向云溪县政务公开办公室反映的，也可以向以下渠道反映：',
    '云溪县纪委监委：12388',
    '云溪市信访局：https://xinfang.yunxi.example/',
    '云溪市委巡察办：解放路2号',
    '',
  ]);
});

test('a receipt’s file names no channel that is the notice’s own', () => {
  const elsewhere = [{ name: '云溪县纪委监委', accepts: '受理检举', phone: '12388' }];
  const notice = { issuer: '云溪县纪委监委派驻纪检监察组', contact: null };
  expect(receiptFileText({ ...FACTS, notice, publisher: { ...PUBLISHER, elsewhere } })).not.toContain(
    '12388',
  );
});
