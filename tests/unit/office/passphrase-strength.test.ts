import { describe, expect, test } from 'vitest';
import { passphraseWeakness } from '#lib/office/passphrase-strength';

const KNOWN = ['王芳', 'zhangming', 'https://yunxi.example'];

describe('a passphrase of one’s own', () => {
  test.each([
    ['', '太短了'],
    ['a1B$', '太短了'],
    ['password1234', '常见'],
    ['5tgbnhy65tgbnhy', '键盘'],
    ['111111111111111111', '重复'],
    ['abcdefghijkl', '连着'],
    ['woaibeijingtiananmen', '人人知道的句子'],
    ['Wo Ai-Bei Jing Tian An Men', '人人知道的句子'],
    ['qiyueliuhuo', '拼音'],
    ['wangfang19900101', '日期'],
    ['１９８５年１０月１日', ''],
    ['11010519491231002X', '身份证号'],
    ['13800138000', '手机号'],
    ['chuang qian ming yue guang yi shi di shang shuang', '诗句、口号'],
    ['床前明月光疑是地上霜举头望明月', '诗句、口号'],
    ['zhonghuarenmingongheguowansui', '诗句、口号'],
    ['shehuizhuyihexinjiazhiguan', '诗句、口号'],
    ['weirenminfuwu jianchizhongguogongchandang', '诗句、口号'],
    ['woaiwodezuguo woaiwodejia', '诗句、口号'],
    ['qiyueliuhuojiuyueshouyi', '诗句、口号'],
    ['chuangqianmingyueguang-1-yishidishangshuang-2-jutouwangmingyue', '诗句、口号'],
    ['qiyueliuhuojiuyueshouyi 19850316', '诗句、口号'],
    ['床前明月光2025', '诗句、口号'],
    ['shuiniu qianbi taiyang huoche mianbao', '再加几组不相干的数字'],
    ['Yunxi.Example', '您的姓名或者网址'],
    ['zhangming zhangming', ''],
  ])('%j is refused, and told why: %s', (written, why) => {
    const weakness = passphraseWeakness(written, KNOWN);
    expect(weakness).toMatch(/^太容易猜：/);
    expect(weakness).toContain(why);
  });

  test.each([
    'v8Kq2mZt7Wx4pLs9',
    '7k2m x9qf 4tzr w8pd',
    'shuiniu qianbi 4827 taiyang huoche mianbao 061',
    '水牛和铅笔一起坐火车去看太阳升起来',
    'correct7horse9battery4staple',
    '3917 5520 8846 0173 6692 4418',
  ])('%j is strong enough, whatever it is made of', (written) => {
    expect(passphraseWeakness(written, KNOWN)).toBeNull();
  });

  test('is judged as it is used: blanks, case and width make it no stronger', () => {
    expect(passphraseWeakness('p a s s - Ｗ Ｏ Ｒ Ｄ', KNOWN)).toBe(passphraseWeakness('password', KNOWN));
  });

  test('that is very long is estimated by its beginning', () => {
    expect(passphraseWeakness('长短句'.repeat(100_000), KNOWN)).toContain('重复');
  });
});
