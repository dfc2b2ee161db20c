import { describe, expect, test } from 'vitest';
import { type Broken, PNG, problemsOf, replacing } from '../../../../fixtures/broken/base';

const at = (path: string) =>
  `content/2024-reading-corner/${path}:1:1 错误 这个名称是网站自己要用的网址，图片不能用（reserved-file）`;
const expected = (path: string) => `    应当是：改用别的名称，例如 ${path}；正文里的路径一起改`;

/** The sound notice with its picture at another path. */
const moved = (path: string): Broken['input'] => ({
  'findings/02-corner.md': replacing('pictures/corner.png', path),
  'pictures/corner.png': null,
  [path]: PNG,
});

describe('reserved-file', () => {
  test.each<Broken>([
    ...['feedback', 'ledger', 'Feedback', 'LEDGER'].map((folder) => ({
      name: `a picture in a folder called ${folder}`,
      input: moved(`${folder}/corner.png`),
      expected: [
        at(`${folder}/corner.png`),
        `    现在是：/notices/2024-reading-corner/${folder}/corner.png`,
        expected('pictures/corner.png'),
      ],
    })),
    {
      name: 'a picture further below such a folder',
      input: moved('ledger/2024/corner.png'),
      expected: [
        at('ledger/2024/corner.png'),
        '    现在是：/notices/2024-reading-corner/ledger/2024/corner.png',
        expected('pictures/2024/corner.png'),
      ],
    },
    ...['pictures/feedback.png', 'feedback.png', 'pictures/ledger/corner.png', 'ledgers/corner.png'].map(
      (path) => ({ name: `but not ${path}`, input: moved(path), expected: [] }),
    ),
  ])('$name', ({ input, expected: said }) => {
    expect(problemsOf(input)).toEqual(said);
  });

  test('a file called as the site’s own address, shown or not', () => {
    expect(problemsOf({ feedback: PNG })).toContain(at('feedback'));
    expect(problemsOf({ ledger: PNG })).toContain(at('ledger'));
  });
});
