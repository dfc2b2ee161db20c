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
        'content/site.yaml:1:1 提醒 有通报收集意见反馈，却没有写明反馈由谁查阅、保存多久（feedback-terms）',
        '    应当是：由单位确定以后，在 feedback 下面分行写 readers（由谁查阅）、retention（保存多久）；写明以前，隐私说明只能说“尚未写明”',
      ],
    },
    {
      name: 'a site that does not say who reads feedback',
      input: { '/site.yaml': replacing(READERS, '') },
      expected: [
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明反馈由谁查阅（feedback-terms）',
        '    应当是：由单位确定以后，在 feedback 下面分行写 readers（由谁查阅）；写明以前，隐私说明只能说“尚未写明”',
      ],
    },
    {
      name: 'a site that does not say how long feedback is kept',
      input: { '/site.yaml': replacing(RETENTION, '') },
      expected: [
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明反馈保存多久（feedback-terms）',
        '    应当是：由单位确定以后，在 feedback 下面分行写 retention（保存多久）；写明以前，隐私说明只能说“尚未写明”',
      ],
    },
    {
      name: 'the form tells its purpose by itself',
      input: { '/site.yaml': replacing(PURPOSE, '') },
      expected: [],
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
        'content/site.yaml:7:1 提醒 有通报收集意见反馈，却没有写明反馈保存多久（feedback-terms）',
        '    应当是：由单位确定以后，在 feedback 下面分行写 retention（保存多久）；写明以前，隐私说明只能说“尚未写明”',
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
