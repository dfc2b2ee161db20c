import { describe, expect, test } from 'vitest';
import { type Problem, problem } from '#lib/content/problem';
import { problemReport } from '../../../scripts/report';

function found(file: string, severity: 'error' | 'warning'): Problem {
  return problem({ place: { file, line: 1, column: 1 }, rule: 'a-rule', severity, reason: file });
}

const ERROR = found('a.md', 'error');
const REMINDER = found('b.md', 'warning');
const OF_DRAFT = found('c.md', 'error');

describe('a report of problems', () => {
  test('ends with what keeps the content from being built, where it stays in sight', () => {
    const content = { problems: [ERROR, OF_DRAFT, REMINDER], draftErrors: [OF_DRAFT], notices: [] };
    expect(problemReport(content)).toEqual([
      { stream: 'stdout', text: 'b.md:1:1 提醒 b.md（a-rule）\n' },
      {
        stream: 'stdout',
        text: '草稿有错误，不影响发布其他通报；发布这份草稿以前要改正：\n\nc.md:1:1 错误 c.md（a-rule）\n',
      },
      { stream: 'stderr', text: 'a.md:1:1 错误 a.md（a-rule）\n' },
      {
        stream: 'stderr',
        text: '检查没有通过：1 处错误，1 处提醒。改正错误后再试。草稿里另有 1 处错误，不影响发布。',
      },
    ]);
  });

  test('is the summary alone where there are none', () => {
    expect(problemReport({ problems: [], draftErrors: [], notices: [] })).toEqual([
      { stream: 'stdout', text: '检查通过：0 篇通报，0 处错误，0 处提醒。' },
    ]);
  });
});
