import type { InboxProblem } from './ProblemNotice';

/** Says in Chinese what an error means and what to do about it. */
export function inboxProblem(error: unknown): InboxProblem {
  const name = error instanceof Error ? error.name : '';
  return { title: '没有办成。', todo: `请再试一次；还不行，把这几个字告诉管理网站的同志：${name}` };
}
