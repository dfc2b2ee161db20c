import type { InboxRow } from '../../list/row';
import type { InboxProblem } from '../../parts/ProblemNotice';
import { useAction } from '../../parts/use-action';
import type { InboxSession } from '../../work/inbox-types';

type Result = Awaited<ReturnType<InboxSession['record']['retract']>>;

const HINDERED_BY = {
  changed: {
    title: '没有办。',
    todo: '同事刚刚改了这一件，或者提议已经变了。请看过新的情况，再决定。',
  },
  gone: { title: '没有办。', todo: '这一件已经撤回或者删除。' },
  'other-key': {
    title: '没有办。',
    todo: '网站现在用的不是这个收件箱的私钥。请当面问管理网站的同志。',
  },
  refused: {
    title: '网站没有同意。',
    todo: '要另一位能办理的同事来同意。日期不对的，请先改好这台电脑的日期。',
  },
} as const satisfies Record<Exclude<Result, 'applied' | 'already'>, InboxProblem>;

/** The message after each step of destroying a submission. */
const DONE = {
  proposed: '已经提议删除，等另一位同事同意。',
  consented: '已经删除。',
  retracted: '已经撤回删除的提议。',
} as const;

type DestroyingStep = keyof typeof DONE;

/** Carries out what is decided about destroying a submission, and says how that went. @param onDone is given what was done, and what to say. */
export function useDestroying(onDone: (step: DestroyingStep, said: string) => void) {
  const action = useAction();
  async function run(doing: () => Promise<Result>, step: DestroyingStep) {
    await action.run(async () => {
      const result = await doing();
      if (result === 'applied' || result === 'already') onDone(step, DONE[step]);
      else action.setProblem(HINDERED_BY[result]);
    });
  }
  return { ...action, run, forget: () => action.setProblem(null) };
}

/** The id of the last entry in a submission's history that the site has; empty for none. */
export function lastStored({ entries }: InboxRow['opened']): string {
  return entries.findLast(({ trust }) => trust !== 'queued')?.id ?? '';
}
