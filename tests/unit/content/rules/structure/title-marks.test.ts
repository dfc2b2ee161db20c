import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('title-marks', () => {
  test.each<Broken>([
    {
      name: 'bold words in a title',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 加强**业务**学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:10 错误 标题里有 Markdown 或 HTML 的标记，会原样出现在页面上（title-marks）',
        '    现在是：**',
        '    应当是：标题只写文字',
        '    改成：title: 加强业务学习。',
      ],
    },
    {
      name: 'HTML in the notice’s title',
      input: { 'notice.md': replacing('title: 青柳县文化站关于检查', 'title: 青柳县文化站<br>关于检查') },
      expected: [
        'content/2024-reading-corner/notice.md:2:14 错误 标题里有 Markdown 或 HTML 的标记，会原样出现在页面上（title-marks）',
        '    现在是：<br>',
        '    应当是：标题只写文字',
        '    改成：title: 青柳县文化站关于检查整改情况的通报',
      ],
    },
    {
      name: 'a link in a heading',
      input: { 'notice.md': replacing('heading: 下一步打算', 'heading: 下一步[打算](#plans)') },
      expected: [
        'content/2024-reading-corner/notice.md:18:17 错误 标题里有 Markdown 或 HTML 的标记，会原样出现在页面上（title-marks）',
        '    现在是：[打算](#plans)',
        '    应当是：标题只写文字',
        '    改成：heading: 下一步打算',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each(['针对王**违规问题的整改。', '关于李*、张*的通报。', '车牌辽C**123、电话139****1234的问题。'])(
    'masks are none: %s',
    (title) => {
      expect(
        problemsOf({ 'plans/01-training.md': replacing('title: 加强学习。', `title: ${title}`) }),
      ).toEqual([]);
    },
  );
});
