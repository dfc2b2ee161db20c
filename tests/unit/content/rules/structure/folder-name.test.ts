import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('folder-name', () => {
  test.each<Broken>([
    {
      name: 'a notice whose folder is no address',
      input: {
        '/2025 通报/notice.md':
          '---\ntitle: 新的通报\nissuer: 青柳县文化站\nsource: 青柳县文化站\n---\n\n新的内容。\n',
      },
      expected: [
        'content/2025 通报:1:1 错误 通报文件夹的名称不能用作网址（folder-name）',
        '    现在是：2025 通报',
        '    应当是：小写英文字母、数字和连字符，例如 2025',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
