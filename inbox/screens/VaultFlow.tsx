import { useCallback, useRef, useState } from 'react';
import type { VaultData } from '#lib/office/inbox-file';
import { WrongPassphrase } from '#lib/office/vault';
import { inboxProblem } from '../parts/inbox-problem';
import type { InboxProblem } from '../parts/ProblemNotice';
import type { InboxSession, LeftBehind } from '../work/inbox-types';
import type { Platform } from '../work/platform';
import { unlock } from '../work/unlock';
import { OpenInbox } from './OpenInbox';
import { isSetUpOver, PendingFlow } from './set-up/PendingFlow';
import { UnlockScreen } from './UnlockScreen';

interface VaultFlowProps {
  data: VaultData;
  platform: Platform;
}

/** What an inbox file does: it asks for the passphrase, opens, and locks again. */
export function VaultFlow({ data, platform }: VaultFlowProps) {
  const [session, setSession] = useState<InboxSession | null>(null);
  const [isReady, setIsReady] = useState(false);
  const [lockedBy, setLockedBy] = useState<'request' | 'idle' | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [wrongs, setWrongs] = useState(0);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  const left = useRef<Promise<LeftBehind> | null>(null);

  async function open(passphrase: string) {
    setIsBusy(true);
    setProblem(null);
    try {
      const opened = await unlock(platform, data, passphrase, await left.current);
      left.current = null;
      setWrongs(0);
      setIsReady(opened.pending === null || isSetUpOver(opened.pending, platform.clock.now()));
      setSession(opened);
    } catch (error) {
      if (error instanceof WrongPassphrase) setWrongs((before) => before + 1);
      else setProblem(inboxProblem(error));
    } finally {
      setIsBusy(false);
    }
  }

  const lock = useCallback(
    (by: 'request' | 'idle', draft?: string) => {
      if (!session) return;
      left.current = session.lock(draft);
      setLockedBy(by);
      setSession(null);
    },
    [session],
  );
  const onOpen = useCallback(() => setIsReady(true), []);

  if (!session)
    return (
      <UnlockScreen
        key={lockedBy}
        {...data}
        lockedBy={lockedBy}
        isBusy={isBusy}
        wrongs={wrongs}
        problem={problem}
        onUnlock={(passphrase) => void open(passphrase)}
      />
    );
  if (session.pending && !isReady)
    return (
      <PendingFlow
        session={session}
        pending={session.pending}
        clock={platform.clock}
        onOpen={onOpen}
        onLock={lock}
      />
    );
  return <OpenInbox session={session} clock={platform.clock} onLock={lock} />;
}
