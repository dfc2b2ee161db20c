import { useCallback, useState } from 'react';
import { WrongPassphrase } from '#lib/office/vault';
import { WrongCheckWord } from '../work/set-up';
import { inboxProblem } from './inbox-problem';
import type { InboxProblem } from './ProblemNotice';

/**
 * State of an asynchronous action of a screen. `run` starts it and clears the previous `problem`; `isBusy` is true while it runs.
 * An error becomes the `problem`; but wrong passphrases and check words in a row are counted in `wrongs`.
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
