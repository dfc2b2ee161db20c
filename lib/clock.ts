/** A moment, as milliseconds since 1970-01-01T00:00:00Z. Carries no time zone. */
export type Instant = number;

/** Tells the time. Everything that depends on the moment takes one, so that tests can hold it still. */
export interface Clock {
  /** The present moment. */
  now(): Instant;
}

/** The machine's own clock: the only place in the product that reads it. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still at `instant`; the preview of a chosen moment uses it. */
export function stoppedClock(instant: Instant): Clock {
  return { now: () => instant };
}
