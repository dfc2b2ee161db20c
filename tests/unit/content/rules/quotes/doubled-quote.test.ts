import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('doubled-quote', () => {
  test.each<Broken>([
    {
      name: 'a deed twice',
      input: {
        'findings/01-records.md': replacing('figures:', 'done:\n  - 补登图书\n  - 补登图书\nfigures:'),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 提醒 同一句引文在这一条里写了两遍（doubled-quote）',
        '    现在是：补登图书',
        '    应当是：每句只写一遍，第5行已经写过，改成另一句，或者删去',
      ],
    },
    {
      name: 'a figure twice',
      input: {
        'findings/01-records.md': replacing(
          '    quote: 补登图书120册',
          '    quote: 补登图书120册\n  - label: 图书\n    quote: 补登图书120册',
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:8:12 提醒 同一句引文在这一条里写了两遍（doubled-quote）',
        '    现在是：补登图书120册',
        '    应当是：每句只写一遍，第6行已经写过，改成另一句，或者删去',
      ],
    },
    {
      name: 'a deed that is a figure too',
      input: { 'findings/01-records.md': replacing('figures:', 'done:\n  - 补登图书120册\nfigures:') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
