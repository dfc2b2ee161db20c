import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const NOTICE = 'content/2024-reading-corner/notice.md';

/** A notice with further lines after its title, and with another title where one is given. */
const withLines = (lines: string, title = '青柳县文化站关于检查整改情况的通报'): Broken['input'] => ({
  'notice.md': replacing('title: 青柳县文化站关于检查整改情况的通报', `title: ${title}\n${lines}`),
});

describe('subject-label', () => {
  test.each<Broken>([
    {
      name: 'the subject of an inspection with its own label',
      input: withLines('subject: 青柳县图书馆\nsubjectLabel: 被检查单位'),
      expected: [],
    },
    {
      name: 'the subject of an audit without one',
      input: withLines('subject: 青柳县图书馆', '青柳县文化站关于审计整改情况的通报'),
      expected: [],
    },
    {
      name: 'the subject of an inspection without one',
      input: withLines('subject: 青柳县图书馆'),
      expected: [
        `${NOTICE}:3:10 提醒 这份通报没有提到审计，页面上会写成“审计对象”（subject-label）`,
        '    现在是：青柳县图书馆',
        '    应当是：加一行 subjectLabel，写原文对对象的叫法，例如 subjectLabel: 检查对象',
      ],
    },
    {
      name: 'a label without a subject',
      input: withLines('subjectLabel: 检查对象'),
      expected: [
        `${NOTICE}:3:1 错误 写了 subjectLabel，没有写 subject（subject-label）`,
        '    应当是：对象是谁，写在 subject；没有对象的，两项都不写',
      ],
    },
    {
      name: 'a label with a colon',
      input: withLines('subject: 青柳县图书馆\nsubjectLabel: 检查对象：'),
      expected: [
        `${NOTICE}:4:15 错误 项目 subjectLabel 的内容不对（value）`,
        '    现在是：检查对象：',
        '    应当是：二到十二个汉字，不带冒号，例如 检查对象',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
