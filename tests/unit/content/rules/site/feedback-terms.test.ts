import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const READERS = '  readers: 办公室工作人员\n';
const PURPOSE = '  purpose: 研究处理群众的意见建议\n';
const RETENTION = '  retention: 公示期结束后一年\n';
const WINDOW = 'window:\n  opens: 2024-11-01\n  closes: 2025-02-28\n';

describe('feedback-terms', () => {
  test.each<Broken>([
    {
      name: 'a site that says nothing of feedback',
      input: { '/site.yaml': replacing(`feedback:\n${READERS}${PURPOSE}${RETENTION}`, '') },
      expected: [
        'content/site.yaml:1:1 提醒 有通报收集意见反馈，却没有写明反馈的用途、由谁查阅、保存多久（feedback-terms）',
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
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明反馈的由谁查阅（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        readers: 某某办公室工作人员',
      ],
    },
    {
      name: 'a site that does not say how long feedback is kept',
      input: { '/site.yaml': replacing(RETENTION, '') },
      expected: [
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明反馈的保存多久（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        retention: 公示期结束后××个月，到期由工作人员删除',
      ],
    },
    {
      name: 'a site that does not say what feedback is for',
      input: { '/site.yaml': replacing(PURPOSE, '') },
      expected: [
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明反馈的用途（feedback-terms）',
        '    应当是：由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：',
        '      feedback:',
        '        purpose: 供某某单位研究处理群众的意见建议',
      ],
    },
    {
      name: 'a site that names the readers alone',
      input: { '/site.yaml': replacing(`${PURPOSE}${RETENTION}`, '') },
      expected: [
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明反馈的用途、保存多久（feedback-terms）',
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
              `${READERS}${PURPOSE}${RETENTION}`,
              `  readers: 某某办公室工作人员\n${PURPOSE}  retention: 公示期结束后××个月，到期由工作人员删除\n`,
            )(text),
          ),
      },
      expected: [
        'content/site.yaml:8:12 错误 还有没有填写的内容（placeholder）',
        '    现在是：某某办公室工作人员',
        '    应当是：实际的内容',
        'content/site.yaml:9:12 错误 还有没有填写的内容（placeholder）',
        '    现在是：供某某单位研究处理群众的意见建议',
        '    应当是：实际的内容',
        'content/site.yaml:10:14 错误 还有没有填写的内容（placeholder）',
        '    现在是：公示期结束后××个月，到期由工作人员删除',
        '    应当是：实际的内容',
      ],
    },
    {
      name: 'a site without a window takes no feedback',
      input: {
        '/site.yaml': replacing(`feedback:\n${READERS}${PURPOSE}${RETENTION}`, ''),
        'notice.md': replacing(WINDOW, ''),
        'contact.md': replacing('公开期限：2024年11月1日至2025年2月28日。', ''),
      },
      expected: [],
    },
    {
      name: 'a draft with a window counts: its form is to come',
      input: {
        '/site.yaml': replacing(RETENTION, ''),
        'notice.md': replacing('published: 2024-11-01T00:00+08:00\n', ''),
      },
      expected: [
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明反馈的保存多久（feedback-terms）',
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
        '    应当是：实际的内容',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
