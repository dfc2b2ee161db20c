import { randomBytes } from 'node:crypto';

/** Returns `count` cryptographically random bytes. */
export type Random = (count: number) => Uint8Array;

/** The operating system's random source. */
export const systemRandom: Random = (count) => new Uint8Array(randomBytes(count));
