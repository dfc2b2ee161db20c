import { expect, test } from 'vitest';
import { problemsOf } from '../../../../fixtures/broken/base';

test('task-without-item: an introduction says in which state something is', () => {
  const intro = '---\nunit: 青柳县文化站\nstate: 已完成\n---\n\n文化站逐项整改，情况如下。\n';
  const place = 'content/2024-reading-corner/findings/00-intro.md';
  expect(problemsOf({ 'findings/00-intro.md': intro })).toEqual([
    `${place}:2:1 错误 引言里写的 unit 不会出现在页面上（task-without-item）`,
    '    现在是：unit: 青柳县文化站',
    '    应当是：写在各条自己的文件里，例如 01-study.md',
    `${place}:3:1 错误 引言里写的 state 不会出现在页面上（task-without-item）`,
    '    现在是：state: 已完成',
    '    应当是：写在各条自己的文件里，例如 01-study.md',
  ]);
});
