import { expect, test } from 'vitest';
import { receiptFileText } from '#lib/feedback/form/receipt-file';

const FACTS = {
  receipt: '12345 67890 12345 67890 12345',
  received: '2025-01-15',
  organization: '云溪县政务公开办公室',
  phones: [{ number: '0412-7333360' }, { number: '0412-7333361' }],
  mails: ['office@yunxi.example'],
};

test('a receipt’s file says the number, the day and whom to ask, for every editor', () => {
  expect(receiptFileText(FACTS)).toBe(
    [
      '\ufeff回执号：12345 67890 12345 67890 12345',
      '收到日期：2025年1月15日',
      '',
      '如需询问、更正或者撤回，请联系云溪县政务公开办公室，并提供回执号。',
      '电话：0412-7333360',
      '电话：0412-7333361',
      '邮箱：office@yunxi.example',
      '',
    ].join('\r\n'),
  );
});

test('a receipt’s file names no way to ask where there is none', () => {
  expect(receiptFileText({ ...FACTS, phones: [], mails: [] })).toMatch(/并提供回执号。\r\n$/);
});
