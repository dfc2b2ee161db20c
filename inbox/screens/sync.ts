import { useEffect } from 'react';
import type { InboxSession } from '../work/inbox-types';

/** How often an open inbox asks for what is new, in milliseconds. */
const EVERY = 120_000;

/** Keeps a session up to date: at once, when the network comes back, when the window is looked at, every two minutes. */
export function useSync(session: InboxSession): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void session.sync();
    };
    void session.sync();
    const timer = window.setInterval(look, EVERY);
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [session]);
}
