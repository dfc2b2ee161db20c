import type { Instant } from '#lib/clock';

/** Workers that may end unexpectedly within `SPAN` before no more are started in their place. */
const MOST_DEATHS = 5;

/** The time that deaths are counted over, in milliseconds. */
const SPAN = 60_000;

/** The pause before the first worker is replaced, in milliseconds; it doubles with each death within `SPAN`. */
const FIRST_PAUSE = 100;

/** Counts workers that ended unexpectedly. */
export interface DeathRecord {
  /** Notes a death: gives the pause in milliseconds before its replacement, or null when it is not to be replaced. */
  note(now: Instant): number | null;
  /** Forgets all: something has changed. */
  clear(): void;
}

/** Creates a record of no deaths: one that dies is replaced, one that dies again and again is not. */
export function createDeathRecord(): DeathRecord {
  let deaths: Instant[] = [];
  return {
    note: (now) => {
      deaths = [...deaths.filter((death) => now - death < SPAN), now];
      return deaths.length >= MOST_DEATHS ? null : FIRST_PAUSE * 2 ** (deaths.length - 1);
    },
    clear: () => {
      deaths = [];
    },
  };
}
