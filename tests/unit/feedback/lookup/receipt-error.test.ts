import { expect, test } from 'vitest';
import { receiptError } from '#lib/feedback/lookup/receipt-error';

test('a label that was copied too is not counted as part of the receipt', () => {
  expect(receiptError('回执号：12345 67890')).toBe('回执号是25位数字，现在是10位。请逐位核对');
});
