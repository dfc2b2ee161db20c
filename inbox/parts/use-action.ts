import { useCallback, useState } from 'react';
import { WrongPassphrase } from '#lib/office/vault';
import { WrongCheckWord } from '../work/set-up';
import { inboxProblem } from './inbox-problem';
import type { InboxProblem } from './ProblemNotice';

/**
 * What a screen does that takes a while. `run` begins it, and forgets the problem before; `isBusy` while it lasts. What goes wrong
 * becomes the `problem`; but a wrong passphrase or check word is counted in `wrongs`, how many were typed one after another.
 */
export function useAction() {
  const [isBusy, setIsBusy] = useState(false);
  const [wrongs, setWrongs] = useState(0);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  const run = useCallback(async (action: () => Promise<void>) => {
    setIsBusy(true);
    setProblem(null);
    try {
      await action();
      setWrongs(0);
    } catch (error) {
      if (error instanceof WrongPassphrase || error instanceof WrongCheckWord)
        setWrongs((before) => before + 1);
      else {
        setWrongs(0);
        setProblem(inboxProblem(error));
      }
    } finally {
      setIsBusy(false);
    }
  }, []);
  return { isBusy, wrongs, problem, setProblem, run };
}
