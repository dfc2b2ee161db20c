import { describe, expect, test } from 'vitest';
import { offeredPassphrase } from '#lib/office/passphrase';
import { passphraseWeakness } from '../../../inbox/screens/set-up/passphrase-weakness';

const KNOWN = ['zhangming', 'yunxi.example'];

describe('a passphrase of one’s own', () => {
  test.each([
    { written: 'a1B$', why: '太短了' },
    { written: 'password', why: '常见' },
    { written: '111111111111111111', why: '重复' },
    { written: '123456789012', why: '' },
    { written: 'abcdefghijkl', why: '连着' },
    { written: '１９８５年１０月１日', why: '' },
    { written: 'zhangming zhangming', why: '' },
    { written: 'Yunxi.Example', why: '您的姓名、网址' },
  ])('$written is refused: $why', ({ written, why }) => {
    const weakness = passphraseWeakness(written, KNOWN);
    expect(weakness).toMatch(/^太容易猜：/);
    expect(weakness).toContain(why);
  });

  test.each([
    'shuiniu qianbi taiyang huoche mianbao',
    '水牛和铅笔一起坐火车去看太阳升起来',
    '7k2m x9qf 4tzr w8pd',
  ])('%s is taken, whatever it is made of', (written) => {
    expect(passphraseWeakness(written, KNOWN)).toBe(null);
  });

  test('is judged as it is used: blanks, case and width make it no stronger', () => {
    expect(passphraseWeakness('p a s s - Ｗ Ｏ Ｒ Ｄ', KNOWN)).toBe(passphraseWeakness('password', KNOWN));
  });

  test('of any length is judged in time', () => {
    expect(passphraseWeakness('长短句'.repeat(100_000), KNOWN)).toContain('重复');
  });
});

test('an offered passphrase would be taken as one’s own', () => {
  let next = 0;
  const random = (count: number) => Uint8Array.from({ length: count }, () => (next = (next * 97 + 41) % 251));
  expect(passphraseWeakness(offeredPassphrase(random), KNOWN)).toBe(null);
});
