import { expect, test } from 'vitest';
import { telAddress } from '#lib/model/contact/tel-address';

test.each([
  ['0412-7333360', 'tel:0412-7333360'],
  ['5550171', 'tel:0199-5550171'],
  ['5550171-801', 'tel:0199-5550171,801'],
  ['5550171转801', 'tel:0199-5550171,801'],
  ['010-55501710-8', 'tel:010-55501710,8'],
  ['400-555-0171', 'tel:400-555-0171'],
  ['400-555-0171转2', 'tel:400-555-0171,2'],
  ['4005550171', 'tel:4005550171'],
  ['13800000000', 'tel:13800000000'],
  ['12388', 'tel:12388'],
  ['961234', 'tel:961234'],
])('%s is dialled as %s where the area code is 0199', (number, expected) => {
  expect(telAddress(number, '0199')).toBe(expected);
});

test('a number without area code is dialled as it is where the site gives none', () => {
  expect(telAddress('5550171')).toBe('tel:5550171');
});
