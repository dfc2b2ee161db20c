import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Clock } from '#lib/clock';

const MINUTE = 60_000;

/** Minutes without anybody's doing after which the inbox locks, and after which it says so. */
export const IDLE_MINUTES = { lock: 10, warn: 9 } as const;

/** What counts as somebody's doing. */
const DOINGS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Locks after ten minutes in which nobody did anything; after sleep at once, since the clock counts and not the timer.
 * @returns whether the last minute has begun.
 */
export function useIdleLock(clock: Clock, onLock: () => void): boolean {
  const [isEnding, setIsEnding] = useState(false);
  useEffect(() => {
    let last = clock.now();
    // What the timer counted: a clock that is set back makes nobody's absence shorter.
    let waited = 0;
    let timer = 0;
    const idleTime = () => Math.max(clock.now() - last, waited);
    const look = () => {
      window.clearTimeout(timer);
      const idle = idleTime();
      if (idle >= IDLE_MINUTES.lock * MINUTE) return onLock();
      const ends = idle >= IDLE_MINUTES.warn * MINUTE;
      setIsEnding(ends);
      const wait = (ends ? IDLE_MINUTES.lock : IDLE_MINUTES.warn) * MINUTE - idle;
      timer = window.setTimeout(() => {
        waited += wait;
        look();
      }, wait);
    };
    const doing = () => {
      // A computer that slept past the time is locked before anything is done on it.
      if (idleTime() >= IDLE_MINUTES.lock * MINUTE) return onLock();
      last = clock.now();
      waited = 0;
      look();
    };
    const wake = () => {
      if (idleTime() >= IDLE_MINUTES.lock * MINUTE) onLock();
    };
    look();
    for (const name of DOINGS) window.addEventListener(name, doing, { passive: true, capture: true });
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.clearTimeout(timer);
      for (const name of DOINGS) window.removeEventListener(name, doing, { capture: true });
      document.removeEventListener('visibilitychange', wake);
    };
  }, [clock, onLock]);
  return isEnding;
}

interface IdleLockProps {
  clock: Clock;
  onLock(by: 'idle'): void;
  children: ReactNode;
}

/** Draws its children, locks the inbox after ten idle minutes, and warns a minute before. */
export function IdleLock({ clock, onLock, children }: IdleLockProps) {
  const isEnding = useIdleLock(
    clock,
    useCallback(() => onLock('idle'), [onLock]),
  );
  return (
    <>
      {children}
      {isEnding && <IdleWarning />}
    </>
  );
}

/** Says that the inbox is about to lock; anything that is done keeps it open. */
export function IdleWarning() {
  return (
    <div className="idle" role="alert">
      <p>
        <strong>一分钟后自动上锁。</strong>
        按任意键或者动一下鼠标，就不上锁。正在写的文字会加密留着，再输入口令就接着写。
      </p>
    </div>
  );
}
