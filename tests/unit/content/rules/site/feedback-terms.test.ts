import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const READERS = '  readers: 办公室工作人员\n';
const PURPOSE = '  purpose: 研究处理群众的意见建议\n';
const RETENTION = '  retention: 公示期结束后一年\n';
const KEEP = '  keep: 3\n';
const WINDOW = 'window:\n  opens: 2024-11-01\n  closes: 2025-02-28\n';

describe('feedback-terms', () => {
  test.each<Broken>([
    {
      name: 'a site that says nothing of feedback',
      input: { '/site.yaml': replacing(`feedback:\n${READERS}${PURPOSE}${RETENTION}${KEEP}`, '') },
      expected: [
        'content/site.yaml:1:1 提醒 没有写公示期结束以后保存几年，网站不会自动删除反馈，到期要由工作人员逐件删除（feedback-keep）',
        '    应当是：由单位研究确定以后，在 feedback 下面写 keep，内容是年数；写了以后，满年数的反馈由网站自动删除，不能恢复',
        'content/site.yaml:1:1 提醒 有通报收集意见反馈，却没有写明用途、由谁查阅、保存多久（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        purpose: 供某某单位研究处理群众的意见建议',
        '        readers: 某某办公室工作人员',
        '        retention: 公示期结束后××个月，到期由工作人员删除',
      ],
    },
    {
      name: 'a site that does not say who reads feedback',
      input: { '/site.yaml': replacing(READERS, '') },
      expected: [
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明由谁查阅（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        readers: 某某办公室工作人员',
      ],
    },
    {
      name: 'a site that does not say how long feedback is kept',
      input: { '/site.yaml': replacing(`${RETENTION}${KEEP}`, '') },
      expected: [
        'content/site.yaml:7:1 提醒 没有写公示期结束以后保存几年，网站不会自动删除反馈，到期要由工作人员逐件删除（feedback-keep）',
        '    应当是：由单位研究确定以后，在 feedback 下面写 keep，内容是年数；写了以后，满年数的反馈由网站自动删除，不能恢复',
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明保存多久（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        retention: 公示期结束后××个月，到期由工作人员删除',
      ],
    },
    {
      name: 'a site that does not say what feedback is for',
      input: { '/site.yaml': replacing(PURPOSE, '') },
      expected: [
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明用途（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        purpose: 供某某单位研究处理群众的意见建议',
      ],
    },
    {
      name: 'a site that names the readers alone',
      input: { '/site.yaml': replacing(`${PURPOSE}${RETENTION}${KEEP}`, '') },
      expected: [
        'content/site.yaml:7:1 提醒 没有写公示期结束以后保存几年，网站不会自动删除反馈，到期要由工作人员逐件删除（feedback-keep）',
        '    应当是：由单位研究确定以后，在 feedback 下面写 keep，内容是年数；写了以后，满年数的反馈由网站自动删除，不能恢复',
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明用途、保存多久（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        purpose: 供某某单位研究处理群众的意见建议',
        '        retention: 公示期结束后××个月，到期由工作人员删除',
      ],
    },
    {
      name: 'the examples, taken as they stand, are refused',
      input: {
        '/site.yaml': (text) =>
          replacing(
            PURPOSE,
            '  purpose: 供某某单位研究处理群众的意见建议\n',
          )(
            replacing(
              `${READERS}${PURPOSE}${RETENTION}${KEEP}`,
              `  readers: 某某办公室工作人员\n${PURPOSE}  retention: 公示期结束后××个月，到期由工作人员删除\n${KEEP}`,
            )(text),
          ),
      },
      expected: [
        'content/site.yaml:8:12 错误 还有没有填写的内容（placeholder）',
        '    现在是：某某办公室工作人员',
        '    应当是：实际的内容；还没有确定的，这一行先不写',
        'content/site.yaml:9:12 错误 还有没有填写的内容（placeholder）',
        '    现在是：供某某单位研究处理群众的意见建议',
        '    应当是：实际的内容；还没有确定的，这一行先不写',
        'content/site.yaml:10:14 错误 还有没有填写的内容（placeholder）',
        '    现在是：公示期结束后××个月，到期由工作人员删除',
        '    应当是：实际的内容；还没有确定的，这一行先不写',
      ],
    },
    {
      name: 'a site without a window takes no feedback',
      input: {
        '/site.yaml': replacing(`feedback:\n${READERS}${PURPOSE}${RETENTION}${KEEP}`, ''),
        'notice.md': replacing(WINDOW, ''),
        'contact.md': replacing('公开期限：2024年11月1日至2025年2月28日。', ''),
      },
      expected: [],
    },
    {
      name: 'a site that says by its number of years alone how long feedback is kept',
      input: { '/site.yaml': replacing(RETENTION, '') },
      expected: [],
    },
    {
      name: 'a site whose words alone say how long: nothing is destroyed by itself',
      input: { '/site.yaml': replacing(KEEP, '') },
      expected: [
        'content/site.yaml:7:1 提醒 没有写公示期结束以后保存几年，网站不会自动删除反馈，到期要由工作人员逐件删除（feedback-keep）',
        '    应当是：由单位研究确定以后，在 feedback 下面写 keep，内容是年数；写了以后，满年数的反馈由网站自动删除，不能恢复',
      ],
    },
    {
      name: 'a draft with a window counts: its form is to come',
      input: {
        '/site.yaml': replacing(`${RETENTION}${KEEP}`, ''),
        'notice.md': replacing('published: 2024-11-01T00:00+08:00\n', ''),
      },
      expected: [
        'content/site.yaml:7:1 提醒 没有写公示期结束以后保存几年，网站不会自动删除反馈，到期要由工作人员逐件删除（feedback-keep）',
        '    应当是：由单位研究确定以后，在 feedback 下面写 keep，内容是年数；写了以后，满年数的反馈由网站自动删除，不能恢复',
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明保存多久（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        retention: 公示期结束后××个月，到期由工作人员删除',
      ],
    },
    {
      name: 'a term that is still to be settled is a mistake, which says enough',
      input: { '/site.yaml': replacing('公示期结束后一年', '待定') },
      expected: [
        'content/site.yaml:10:14 错误 还有没有填写的内容（placeholder）',
        '    现在是：待定',
        '    应当是：实际的内容；还没有确定的，这一行先不写',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});

describe('a term that says nothing', () => {
  const withReaders = (readers: string) =>
    problemsOf({ '/site.yaml': replacing(READERS, `  readers: ${readers}\n`) });

  test.each([
    '尚未写明',
    '未定',
    '未确定',
    '无',
    '暂无',
    '没有',
    '“无”',
    '待研究',
    '待定',
    '有待明确',
    '尚待研究确定',
    '本单位没有写明',
    '本单位目前尚未确定。',
    '暂未明确',
    '还没定',
    '另行通知',
    '以后再定',
    '届时另行公布',
    '见隐私说明',
    '详见相关规定',
    '按规定执行',
    '按照国家有关规定办理',
    '不详',
    '保密',
    'N/A',
    '——',
    '/',
  ])('is no term: %s', (value) => {
    expect(withReaders(`"${value.replaceAll('"', '')}"`)[0]).toContain('还有没有填写的内容（placeholder）');
  });

  test.each([
    '办公室工作人员',
    '区纪委监委派驻第三纪检监察组的两名工作人员',
    '无涉事人员以外的办公室工作人员',
    '见习人员不能查阅，只由办公室主任查阅',
    '保密办公室工作人员',
    '按规定取得保密资格的工作人员',
  ])('is not one that says something: %s', (value) => {
    expect(withReaders(value)).toEqual([]);
  });
});
