import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const SAID = '错误 有样子相同、编码不同的字，读者搜索不到，多半是从 PDF 复制来的（look-alike-character）';

describe('look-alike-character', () => {
  test.each<Broken>([
    {
      name: 'radicals of both blocks in a text',
      input: { 'plans/01-training.md': adding('⽴⼭区⻓期坚持') },
      expected: [
        `content/2024-reading-corner/plans/01-training.md:7:1 ${SAID}`,
        '    现在是：⽴⼭区⻓期坚持',
        '    应当是：通用的字：立（现在是 U+2F74）、山（现在是 U+2F2D）、长（现在是 U+2ED3）',
        '    改成：立山区长期坚持',
      ],
    },
    {
      name: 'radicals in a title: the rest of the check reads it as it should be',
      input: { 'notice.md': replacing('title: 青柳县', 'title: ⻘柳县') },
      expected: [
        `content/2024-reading-corner/notice.md:2:8 ${SAID}`,
        '    现在是：title: ⻘柳县文化站关于检查整改情…',
        '    应当是：通用的字：青（现在是 U+2ED8）',
        '    改成：title: 青柳县文化站关于检查整改情况的通报',
      ],
    },
    {
      name: 'compatibility ideographs, of the supplement too',
      input: { 'plans/01-training.md': adding('\uf90a库、\u{2f8a6}悲') },
      expected: [
        `content/2024-reading-corner/plans/01-training.md:7:1 ${SAID}`,
        '    现在是：\uf90a库、\u{2f8a6}悲',
        '    应当是：通用的字：金（现在是 U+F90A）、慈（现在是 U+2F8A6）',
        '    改成：金库、慈悲',
      ],
    },
    {
      name: 'one in a title that front matter quotes: the quotation is right',
      input: { 'findings/02-corner.md': replacing('finding: 读书角', 'finding: 读书⾓') },
      expected: [
        `content/2024-reading-corner/findings/02-corner.md:3:12 ${SAID}`,
        '    现在是：finding: 读书⾓使用不便',
        '    应当是：通用的字：角（现在是 U+2F93）',
        '    改成：finding: 读书角使用不便',
      ],
    },
    {
      name: 'one as an entity',
      input: { 'plans/01-training.md': adding('&#x2F2D;区') },
      expected: [
        `content/2024-reading-corner/plans/01-training.md:7:1 ${SAID}`,
        '    现在是：&#x2F2D;（⼭）',
        '    应当是：通用的字：山（现在是 U+2F2D）',
        '    改成：山区',
      ],
    },
    {
      name: 'characters of names that only the compatibility block has, and a radical without a character, are no mistake',
      input: { 'plans/01-training.md': adding('\ufa0e\ufa29、⺀') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
