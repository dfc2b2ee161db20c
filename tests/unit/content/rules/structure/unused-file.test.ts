import { describe, expect, test } from 'vitest';
import { type Broken, PNG, problemsOf } from '../../../../fixtures/broken/base';

describe('unused-file', () => {
  test.each<Broken>([
    {
      name: 'a picture that no text shows',
      input: { 'pictures/old.png': PNG },
      expected: [
        'content/2024-reading-corner/pictures/old.png:1:1 提醒 正文没有用到这张图片（unused-file）',
        '    应当是：在正文里写 ![图片的说明](pictures/old.png)，或者删去这个文件',
      ],
    },
    {
      name: 'a file that is neither Markdown nor picture',
      input: { 'findings/notes.pages': 'x' },
      expected: [
        'content/2024-reading-corner/findings/notes.pages:1:1 提醒 这个文件既不是 Markdown 也不是图片，不会出现在页面上（unused-file）',
        '    应当是：删去这个文件，或者移到别处',
      ],
    },
    {
      name: 'but not a PDF that was made of the notice, nor what is written down of it',
      input: { 'paper.pdf': 'x', 'paper.json': '{}' },
      expected: [],
    },
    {
      name: 'a text whose name ends in .txt behind its author’s back',
      input: { 'findings/notes.md.txt': '文字' },
      expected: [
        'content/2024-reading-corner/findings/notes.md.txt:1:1 错误 这个文件的名称不以 .md 结尾，里面的文字不会出现在页面上（unused-file）',
        '    现在是：notes.md.txt',
        '    应当是：文件名以小写的 .md 结尾，即 notes.md。看不到结尾时，在文件夹的“查看”中打开“文件扩展名”',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
