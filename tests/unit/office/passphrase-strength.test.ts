import { describe, expect, test } from 'vitest';
import { passphraseWeakness } from '#lib/office/passphrase-strength';

const KNOWN = ['王芳', 'https://office.example'];

describe('a passphrase of one’s own', () => {
  test.each([
    ['', '太短'],
    ['k7#q', '太短'],
    ['password1234', '常用'],
    ['5tgbnhy65tgbnhy', '键盘'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', '重复'],
    ['abcdefghijklmnopqrstuvwxyz', '连续'],
    ['woaibeijingtiananmen', '拼音'],
    ['Wo Ai-Bei Jing Tian An Men', '拼音'],
    ['wangfang19900101', '日期'],
    ['11010519491231002X', '身份证号'],
    ['13800138000', '手机号'],
    ['office.example', '网站的名字'],
  ])('%j is refused, and told why: %s', (written, why) => {
    expect(passphraseWeakness(written, KNOWN)).toContain(why);
  });

  test.each([
    'v8Kq2mZt7Wx4pLs9',
    '紫藤 47 把 旧伞 在 西厢 等 雨 停 了 三 次',
    'correct7horse9battery4staple',
    'shanyaozidengtianhongxiaochuanguoheqianshanyinyue',
  ])('%j is strong enough', (written) => {
    expect(passphraseWeakness(written, KNOWN)).toBeNull();
  });

  test('is strong enough where it is like the one that is offered', () => {
    expect(passphraseWeakness('3917 5520 8846 0173 6692 4418', KNOWN)).toBeNull();
  });

  test('that is very long is estimated by its beginning', () => {
    expect(passphraseWeakness('a'.repeat(100_000), KNOWN)).toContain('重复');
  });
});
