import { useCallback, useRef, useState } from 'react';
import type { VaultData } from '#lib/office/inbox-file';
import { IdleLock } from '../parts/IdleLock';
import type { InboxProblem } from '../parts/ProblemNotice';
import { useAction } from '../parts/use-action';
import type { InboxSession, LeftBehind } from '../work/inbox-types';
import type { OwnFile } from '../work/own-file';
import type { Platform } from '../work/platform';
import { unlock } from '../work/unlock';
import { ExchangeFlow } from './exchange/ExchangeFlow';
import { LockOnError } from './LockOnError';
import { OpenInbox } from './OpenInbox';
import { useLeaving } from './page-events';
import { JoinFlow } from './people/JoinFlow';
import { isSetUpOver, PendingFlow } from './set-up/PendingFlow';
import { type LockedBy, UnlockScreen } from './UnlockScreen';

interface VaultFlowProps {
  file: Pick<OwnFile, 'withData' | 'bareHash'>;
  data: VaultData;
  platform: Platform;
}

/** An inbox file's screens: the passphrase, the open inbox, and the lock. */
export function VaultFlow({ file, data, platform }: VaultFlowProps) {
  const [session, setSession] = useState<InboxSession | null>(null);
  const [isReady, setIsReady] = useState(false);
  const [lockedBy, setLockedBy] = useState<LockedBy | null>(null);
  const { isBusy, wrongs, problem, setProblem, run } = useAction();
  const left = useRef<Promise<LeftBehind> | null>(null);
  const written = useRef<(() => string | undefined) | null>(null);
  const [digest, setDigest] = useState<string | null>(null);
  const [noted, setNoted] = useState<string | null>(null);

  function open(passphrase: string, digits: string | null) {
    void run(async () => {
      const opened = await unlock(platform, data, passphrase, await left.current);
      left.current = null;
      setNoted(digits);
      const isOver = opened.pending === null || isSetUpOver(opened.pending, platform.clock.now());
      setIsReady(isOver && opened.joining === null && !opened.exchange.hasFormerKey);
      setSession(opened);
    });
  }

  const lock = useCallback(
    (by: LockedBy) => {
      if (!session) return;
      left.current = session.lock(written.current?.());
      written.current = null;
      void left.current.then((behind) => setDigest(behind.digest));
      setLockedBy(by);
      setSession(null);
    },
    [session],
  );
  const onOpen = useCallback(() => setIsReady(true), []);
  useLeaving(useCallback(() => lock('leaving'), [lock]));

  if (!session)
    return (
      <UnlockScreen
        key={lockedBy}
        {...data}
        lockedBy={lockedBy}
        isBusy={isBusy}
        wrongs={wrongs}
        problem={problem}
        digest={digest}
        onUnlock={open}
      />
    );
  const { pending, joining, exchange } = session;
  const opening = pending ? (
    <PendingFlow session={session} pending={pending} clock={platform.clock} onOpen={onOpen} />
  ) : joining ? (
    <JoinFlow joining={joining} onOpen={onOpen} />
  ) : exchange.hasFormerKey ? (
    <ExchangeFlow session={session} onOpen={onOpen} />
  ) : null;
  return (
    <LockOnError
      onError={(error) => {
        lock('error');
        setProblem(brokenProblem(error));
      }}
    >
      {isReady || !opening ? (
        <OpenInbox
          file={file}
          session={session}
          vault={data.vault}
          clock={platform.clock}
          noted={noted}
          written={written}
          onLock={lock}
        />
      ) : (
        <IdleLock clock={platform.clock} onLock={lock}>
          {opening}
        </IdleLock>
      )}
    </LockOnError>
  );
}

/** Says that the inbox broke. Of the error its kind alone: its words may quote what was opened. */
function brokenProblem(error: unknown): InboxProblem {
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    title: '收件箱出错了，已经自动上锁。',
    todo: `还没有送出的、正在写的都还在。不要关掉这一页，输入口令再打开。还这样，把这几个字告诉管理网站的同志：${kind}`,
  };
}
