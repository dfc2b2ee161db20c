import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const SAID = '错误 有统一编码里没有的字符，别人的电脑上显示成方框，或者别的字（undefined-character）';
const WANTED = '    应当是：照原稿重新输入这个字或者符号；是字体里的图标，就删去';

describe('undefined-character', () => {
  test.each<Broken>([
    {
      name: 'a character of a name in private use',
      input: { 'plans/01-training.md': adding('赵\ue863老师带班') },
      expected: [
        `content/2024-reading-corner/plans/01-training.md:7:2 ${SAID}`,
        '    现在是：赵⟨U+E863⟩老师带班',
        WANTED,
      ],
    },
    {
      name: 'an icon of a font in a title',
      input: { 'notice.md': replacing('title: 青柳县', 'title: \uf0e0青柳县') },
      expected: [
        `content/2024-reading-corner/notice.md:2:8 ${SAID}`,
        '    现在是：title: ⟨U+F0E0⟩青柳县文化站关于检查整改…',
        WANTED,
      ],
    },
    {
      name: 'private use of the last plane, a noncharacter, and what is not assigned',
      input: { 'plans/01-training.md': adding('一\u{100000}二\ufdd0三\u0378') },
      expected: [
        `content/2024-reading-corner/plans/01-training.md:7:2 ${SAID}`,
        '    现在是：一⟨U+100000⟩二⟨U+FDD0⟩三⟨U+0378⟩',
        WANTED,
      ],
    },
    {
      name: 'one as an entity',
      input: { 'plans/01-training.md': adding('赵&#xE863;老师') },
      expected: [
        `content/2024-reading-corner/plans/01-training.md:7:2 ${SAID}`,
        '    现在是：&#xE863;（⟨U+E863⟩）',
        WANTED,
      ],
    },
    {
      name: 'rare characters of names are no mistake',
      input: { 'plans/01-training.md': adding('\u4dae\u{20087}\u{2b5ee}\u{30edd}\u{32500}') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
