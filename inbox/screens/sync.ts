import { useCallback, useEffect, useState } from 'react';
import type { ActOutcome, InboxSession } from '../work/inbox-types';
import type { Conflict } from './ConflictScreen';

/** How often an open inbox asks for what is new, in milliseconds. */
const EVERY = 120_000;

/** Loading what is new and sending what waits, again and again while the inbox is open. */
export interface Sync {
  /** Does it now; says in Chinese what became of what waited. */
  now(): Promise<string>;
  /** Acts that waited and met a change: nothing was done, and the clerk has to decide. */
  readonly conflicts: readonly Conflict[];
  /** What else became of acts that waited and were not carried out, in Chinese; null for nothing. */
  readonly lost: string | null;
  settle(conflict: Conflict): void;
}

/** Keeps a session up to date: at once, when the network comes back, when the window is looked at, every two minutes. */
export function useSync(session: InboxSession): Sync {
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [lost, setLost] = useState<string | null>(null);

  const now = useCallback(async () => {
    await session.sync();
    const outcomes = session.snapshot().undone;
    const met = outcomes.flatMap((outcome) => (outcome.result === 'changed' ? [outcome] : []));
    if (met.length > 0) setConflicts((before) => [...before, ...met]);
    const without = outcomes.filter(({ result }) => result === 'gone' || result === 'refused');
    if (without.length > 0) setLost(summary(without));
    return summary(outcomes);
  }, [session]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void now();
    };
    void now();
    const timer = window.setInterval(look, EVERY);
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [now]);

  const settle = useCallback((conflict: Conflict) => {
    setConflicts((before) => before.filter((one) => one !== conflict));
  }, []);
  return { now, conflicts, lost, settle };
}

const BECAME: readonly (readonly [ActOutcome['result'][], string])[] = [
  [['applied', 'already'], '已经送出'],
  [['queued'], '还在待办（连不上网站）'],
  [['changed'], '因为在这期间有了变动，没有办'],
  [['gone'], '因为那一件已经撤回或者删除，没有办'],
  [['refused'], '服务器没有接受，没有办'],
];

/** What became of acts that waited, in one line. */
function summary(outcomes: readonly ActOutcome[]): string {
  const said = BECAME.flatMap(([results, words]) => {
    const count = outcomes.filter(({ result }) => results.includes(result)).length;
    return count === 0 ? [] : [`${count}项${words}`];
  });
  return said.length === 0 ? '没有要送出的。' : `${said.join('；')}。`;
}
