import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

// What the browser does with the whole page.

/** Keeps Ctrl+S and ⌘+S from writing the page with all that it shows to the disk. */
export function useNoSaving(): void {
  useEffect(() => {
    const hold = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && (event.code === 'KeyS' || event.key.toLowerCase() === 's'))
        event.preventDefault();
    };
    window.addEventListener('keydown', hold, { capture: true });
    return () => window.removeEventListener('keydown', hold, { capture: true });
  }, []);
}

/** Calls `onLeave` when the page is left, and draws what it changes at once: a page may be shown again as it was left. */
export function useLeaving(onLeave: () => void): void {
  useEffect(() => {
    const leave = () => flushSync(onLeave);
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [onLeave]);
}

/** Whether the page is being printed: true before the browser lays it out for paper, and false after. */
export function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setIsPrinting(true));
    const end = () => flushSync(() => setIsPrinting(false));
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

/** Asks before the page is closed while something would be lost. @param wouldLose the same function as long as its answer may be. */
export function useAskBeforeLeaving(wouldLose: () => boolean): void {
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (!wouldLose()) return;
      event.preventDefault();
      // Chromium before 119, among them the last of Windows 7, asks by this alone.
      event.returnValue = true;
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [wouldLose]);
}
