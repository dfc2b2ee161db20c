import { expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { problemsOf } from '../../../../fixtures/broken/base';

test('attachment-empty: a file without a byte', () => {
  expect(problemsOf(attaching({ 'a.pdf': '' }))).toEqual([
    'content/2024-reading-corner/a.pdf:1:1 错误 附件是空的，一个字节也没有（attachment-empty）',
    '    应当是：重新复制一次这个文件，打开看看内容在不在',
  ]);
});
