import { randomBytes } from 'node:crypto';

/** Gives as many bytes as it is asked for, which nobody can foretell. */
export type Random = (count: number) => Uint8Array;

/** The machine's own randomness. */
export const systemRandom: Random = (count) => new Uint8Array(randomBytes(count));
