import { describe, expect, test } from 'vitest';
import { suggestMail, suggestPhone } from '#lib/content/schema/suggestion';

describe('a misshapen telephone number', () => {
  test.each([
    ['０４１２－７３３３３６０', '0412-7333360'],
    ['0412—7333360', '0412-7333360'],
    ['0412 7333360', '0412-7333360'],
    ['04127333360', '0412-7333360'],
    ['（0412）7333360', '0412-7333360'],
    ['(0412) 733 3360', '0412-7333360'],
    ['+86 412 7333360', null],
    ['+86 0412 7333360', '0412-7333360'],
    ['+8613900000000', '13900000000'],
    ['139 0000 0000', '13900000000'],
    ['01012345678', '010-12345678'],
    ['02412345678', '024-12345678'],
    ['0412-7333360分机801', '0412-7333360转801'],
    ['（0412）7333360（内线 801）', '0412-7333360转801'],
    ['400-733-3360 ext. 2', '400-733-3360转2'],
    ['7333360', null],
    ['0412-733336', null],
  ])('%s becomes %s', (text, number) => {
    expect(suggestPhone(text)).toBe(number);
  });
});

describe('a misshapen mailbox', () => {
  test.each([
    ['name＠example.cn', 'name@example.cn'],
    ['name@example。cn', 'name@example.cn'],
    ['name @ example.cn', 'name@example.cn'],
    ['mailto:name@example.cn', 'name@example.cn'],
    ['<name@example.cn>', 'name@example.cn'],
    ['name@example', null],
    ['example.cn', null],
  ])('%s becomes %s', (text, mail) => {
    expect(suggestMail(text)).toBe(mail);
  });
});
