/** A moment in milliseconds since 1970-01-01T00:00:00Z, without a time zone. */
export type Instant = number;

/** A source of the present moment. Everything that depends on time takes one, so that tests can stop it. */
export interface Clock {
  /** The present moment. */
  now(): Instant;
}

/** The system clock; no other code reads it. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock stopped at `instant`, for the preview of a chosen moment. */
export function stoppedClock(instant: Instant): Clock {
  return { now: () => instant };
}
