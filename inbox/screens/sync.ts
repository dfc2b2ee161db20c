import { useCallback, useEffect, useMemo } from 'react';
import type { InboxSession, InboxSnapshot } from '../work/inbox-types';

/** How often an open inbox asks for what is new, and how often while it cannot reach the site, in milliseconds. */
const EVERY = { online: 120_000, offline: 20_000 } as const;

/**
 * Keeps a session up to date: at once, when the network comes back, when the window is looked at, every two minutes, and more often
 * while the site cannot be reached.
 * @returns how many visits succeeded, and what makes another.
 */
export function useSync(
  session: Pick<InboxSession, 'sync'>,
  { connection, visits }: Pick<InboxSnapshot, 'connection' | 'visits'>,
) {
  const visit = useCallback(() => void session.sync(), [session]);
  const every = connection === 'offline' ? EVERY.offline : EVERY.online;
  useEffect(visit, [visit]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') visit();
    };
    const timer = window.setInterval(look, every);
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [visit, every]);
  return useMemo(() => ({ count: visits, visit }), [visits, visit]);
}
