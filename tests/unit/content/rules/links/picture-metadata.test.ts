import { describe, expect, test } from 'vitest';
import {
  adding,
  alteredTree,
  type Broken,
  brokenTree,
  type Changes,
  OUTCOME,
  replacing,
  saidOf,
} from '../../../../fixtures/broken/base';
import { privateGif, privatePicture } from '../../../../harness/private-picture';

const JPEG = await privatePicture('jpeg', 6);
const GIF = await privateGif();

const FOUND = '相机、拍摄时间等信息（EXIF）、文字说明（例如作者、软件、备注）、颜色配置文件';
const reason = '图片文件里除了画面还带着别的信息，读者下载以后看得到（picture-metadata）';
const DRAFT: Changes = {
  'notice.md': replacing('published: 2024-11-01T00:00+08:00\n', ''),
  'versions/1.txt': null,
  'versions/1.json': null,
};

/** The sound notice with another picture in place of its own. */
const showing = (name: string, bytes: Uint8Array): Changes => ({
  'findings/02-corner.md': replacing('pictures/corner.png', `pictures/${name}`),
  'pictures/corner.png': null,
  [`pictures/${name}`]: bytes,
});

describe('picture-metadata', () => {
  test.each<Broken>([
    {
      name: 'a photograph with its place, in a draft',
      input: { ...DRAFT, ...showing('photo.jpg', JPEG) },
      expected: [
        `content/2024-reading-corner/pictures/photo.jpg:1:1 提醒 ${reason}`,
        `    现在是：拍摄地点（GPS）、${FOUND}`,
        '    应当是：不用自己处理：npm run notice -- publish 会清除这些信息，把图片转正，再留存',
      ],
    },
    {
      name: 'comments in a GIF, in a draft',
      input: { ...DRAFT, ...showing('photo.gif', GIF) },
      expected: [
        `content/2024-reading-corner/pictures/photo.gif:1:1 提醒 ${reason}`,
        '    现在是：文字说明（例如作者、软件、备注）、图片后面附带的数据',
        '    应当是：不用自己处理：npm run notice -- publish 会清除这些信息，把图片转正，再留存',
      ],
    },
    {
      name: 'a picture that is not built as its format says',
      input: { ...DRAFT, ...showing('photo.jpg', JPEG.subarray(0, JPEG.length - 2)) },
      expected: [
        `content/2024-reading-corner/pictures/photo.jpg:1:1 提醒 ${reason}`,
        '    现在是：结构不完整，看不出附带了什么',
        '    应当是：不用自己处理：npm run notice -- publish 会清除这些信息，把图片转正，再留存',
      ],
    },
    {
      name: 'a photograph that is attached to a draft',
      input: {
        ...DRAFT,
        'notice.md': (text) =>
          text
            .replace('published: 2024-11-01T00:00+08:00\n', '')
            .replace('parts:\n', 'attachments:\n  - file: photo.jpg\nparts:\n'),
        'photo.jpg': JPEG,
      },
      expected: [
        `content/2024-reading-corner/photo.jpg:1:1 提醒 ${reason}`,
        `    现在是：拍摄地点（GPS）、${FOUND}`,
        '    应当是：不用自己处理：npm run notice -- publish 会清除这些信息，把图片转正，再留存',
      ],
    },
    { name: 'but not a picture that is nothing but that', input: DRAFT, expected: [] },
  ])('$name', ({ input, expected }) => {
    expect(saidOf(alteredTree(input))).toEqual(expected);
  });

  const mend =
    '    应当是：还没有到发布时间的，运行 npm run notice -- publish 2024-reading-corner；已经发布的，运行 npm run notice -- correct 2024-reading-corner，写明图片清除了附带的信息。命令会清除这些信息，把图片转正，再留存';

  test('keeps a notice from being built that is recorded with such a picture', () => {
    expect(saidOf(brokenTree(showing('photo.jpg', JPEG)))).toEqual([
      `content/2024-reading-corner/pictures/photo.jpg:1:1 错误 ${reason}`,
      `    现在是：拍摄地点（GPS）、${FOUND}`,
      mend,
    ]);
  });

  test('keeps it from being built with such a picture in its outcome, too', () => {
    const changes = {
      'outcome.md': adding('![库房](pictures/after.jpg)')(OUTCOME),
      'pictures/after.jpg': JPEG,
    };
    expect(saidOf(brokenTree(changes))).toEqual([
      `content/2024-reading-corner/pictures/after.jpg:1:1 错误 ${reason}`,
      `    现在是：拍摄地点（GPS）、${FOUND}`,
      mend,
    ]);
  });

  test('is no matter where no text shows the picture: it is not published', () => {
    expect(saidOf(alteredTree({ 'pictures/photo.jpg': JPEG })).join('\n')).not.toContain('picture-metadata');
  });
});
