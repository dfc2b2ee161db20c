import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('placeholder', () => {
  test.each<Broken>([
    {
      name: 'xx in a title',
      input: { 'plans/01-training.md': replacing('加强学习。', '加强xx学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:10 提醒 可能还有没有填写的内容（placeholder）',
        '    现在是：xx（在“加强xx学习。”里）',
        '    应当是：实际的内容；有意隐去的，可以保留',
      ],
    },
    {
      name: 'a name left out of a title',
      input: { 'plans/01-training.md': replacing('加强学习。', '“张××违规”问题的整改。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:10 提醒 可能还有没有填写的内容（placeholder）',
        '    现在是：××（在““张××违规”问题的整改。”里）',
        '    应当是：实际的内容；有意隐去的，可以保留',
      ],
    },
    {
      name: 'a title that is nothing else',
      input: { 'plans/01-training.md': replacing('加强学习。', '××××。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 还有没有填写的内容（placeholder）',
        '    现在是：××××（在“××××。”里）',
        '    应当是：实际的内容；还不知道的项目先不写',
      ],
    },
    {
      name: '待定 in a title',
      input: { 'plans/01-training.md': replacing('加强学习。', '加强XX学习，时间待定。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:17 错误 还有没有填写的内容（placeholder）',
        '    现在是：待定（在“加强XX学习，时间待定。”里）',
        '    应当是：实际的内容；还不知道的项目先不写',
      ],
    },
    {
      name: 'the name from an example',
      input: { 'notice.md': replacing('issuer: 青柳县文化站', 'issuer: 某某局党支部') },
      expected: [
        'content/2024-reading-corner/notice.md:3:9 错误 还有没有填写的内容（placeholder）',
        '    现在是：某某（在“某某局党支部”里）',
        '    应当是：实际的内容；还不知道的项目先不写',
      ],
    },
    {
      name: '待定 as a value',
      input: { '/site.yaml': replacing('organization: 青柳县文化站', 'organization: 待定') },
      expected: [
        'content/site.yaml:1:15 错误 还有没有填写的内容（placeholder）',
        '    现在是：待定',
        '    应当是：实际的内容；还没有确定的，这一行先不写',
      ],
    },
    {
      name: 'placeholders in running text, together',
      input: { 'plans/01-training.md': adding('每月学习××次，时间待定，内容（略），地点待定。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:5 提醒 正文里可能还有没有填写的内容（placeholder）',
        '    现在是：××、待定、（略）',
        '    应当是：实际的内容',
      ],
    },
    {
      name: '有待定期检查 is none',
      input: { 'plans/01-training.md': adding('设备有待定期检查。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
