import { describe, expect, test } from 'vitest';
import { adding, type Broken, PNG, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('picture-file', () => {
  test.each<Broken>([
    {
      name: 'a picture that is not there',
      input: { 'findings/02-corner.md': replacing('pictures/corner.png', 'pictures/table.png') },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:21 错误 没有这个图片文件（picture-file）',
        '    现在是：pictures/table.png',
        '    应当是：从通报文件夹算起的路径，例如 pictures/photo.png，图片放在 content/2024-reading-corner 里',
        'content/2024-reading-corner/pictures/corner.png:1:1 提醒 正文没有用到这张图片（unused-file）',
        '    应当是：在正文里写 ![图片的说明](pictures/corner.png)，或者删去这个文件',
      ],
    },
    {
      name: 'a name in other case',
      input: { 'findings/02-corner.md': replacing('pictures/corner.png', 'pictures/Corner.PNG') },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:21 错误 图片文件名的大小写不同（picture-file）',
        '    现在是：pictures/Corner.PNG',
        '    应当是：pictures/corner.png',
        '    改成：![读书角：窗边的一张长桌和两排书架](pictures/corner.png)',
      ],
    },
    {
      name: 'a path seen from the item’s own folder',
      input: { 'findings/02-corner.md': replacing('pictures/corner.png', '../pictures/corner.png') },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:21 错误 没有这个图片文件（picture-file）',
        '    现在是：../pictures/corner.png',
        '    应当是：从通报文件夹算起的路径，例如 pictures/photo.png，图片放在 content/2024-reading-corner 里',
        '    改成：![读书角：窗边的一张长桌和两排书架](pictures/corner.png)',
      ],
    },
    {
      name: 'a picture of another site',
      input: { 'plans/01-training.md': adding('![读书角：一张长桌](https://pictures.example/corner.png)') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:13 错误 图片要放在通报的文件夹里，不能取自别的网站（picture-file）',
        '    现在是：https://pictures.example/corner.png',
        '    应当是：从通报文件夹算起的路径，例如 pictures/photo.png，图片放在 content/2024-reading-corner 里',
      ],
    },
    {
      name: 'a drawing that can hold script',
      input: {
        'findings/02-corner.md': replacing('corner.png', 'corner.svg'),
        'pictures/corner.png': null,
        'pictures/corner.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:21 错误 这种文件不能作为图片（picture-file）',
        '    现在是：pictures/corner.svg',
        '    应当是：以下格式之一：png、jpg、jpeg、webp、gif',
      ],
    },
    {
      name: 'a text that is called a picture',
      input: { 'pictures/corner.png': 'not a picture' },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:21 错误 图片文件已经损坏，或者不是图片（picture-file）',
        '    现在是：pictures/corner.png',
        '    应当是：能打开的 png、jpg、jpeg、webp、gif 图片',
      ],
    },
    {
      name: 'a picture under another’s ending',
      input: {
        'findings/02-corner.md': replacing('corner.png', 'corner.jpg'),
        'pictures/corner.png': null,
        'pictures/corner.jpg': PNG,
      },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:21 错误 图片的内容是 png 格式，与文件名的结尾不符（picture-file）',
        '    现在是：pictures/corner.jpg',
        '    应当是：文件名以 .png 结尾',
      ],
    },
    {
      name: 'a picture named by a definition that is not there',
      input: { 'plans/01-training.md': adding('![读书角：一张长桌][corner]\n\n[corner]: pictures/desk.png') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:11 错误 没有这个图片文件（picture-file）',
        '    现在是：pictures/desk.png',
        '    应当是：从通报文件夹算起的路径，例如 pictures/photo.png，图片放在 content/2024-reading-corner 里',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
