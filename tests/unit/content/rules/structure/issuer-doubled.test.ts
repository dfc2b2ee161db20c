import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const NOTICE = 'content/2024-reading-corner/notice.md';

/** A notice that the county's library and others issue together. */
function joint(...names: string[]): Broken['input'] {
  const lines = ['issuer: 青柳县文化站', 'jointIssuers:', ...names.map((name) => `  - ${name}`)];
  return { 'notice.md': replacing('issuer: 青柳县文化站', lines.join('\n')) };
}

describe('issuer-doubled', () => {
  test.each<Broken>([
    { name: 'three bodies', input: joint('青柳县图书馆', '青柳县档案馆'), expected: [] },
    {
      name: 'the first body again among the others',
      input: joint('青柳县图书馆', '青柳县文化站'),
      expected: [
        `${NOTICE}:6:5 错误 这个机构前面已经写过（issuer-doubled）`,
        '    现在是：青柳县文化站',
        '    应当是：每个发布机构只写一次：第一个写在 issuer，其他的写在 jointIssuers',
      ],
    },
    {
      name: 'one of the others twice',
      input: joint('青柳县图书馆', '青柳县图书馆'),
      expected: [
        `${NOTICE}:6:5 错误 这个机构前面已经写过（issuer-doubled）`,
        '    现在是：青柳县图书馆',
        '    应当是：每个发布机构只写一次：第一个写在 issuer，其他的写在 jointIssuers',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
