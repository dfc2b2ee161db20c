import { z } from 'zod';
import { SHA256 } from '#lib/notice/event';
import type { DeepReadonly } from '#lib/notice/schema';

/** What `versions/withdrawn.json` holds: a withdrawal, once announced, is not taken back in silence. */
export const withdrawalSchema = z.strictObject({
  at: z.string(),
  reason: z.string(),
  /** The SHA-256 of all the rest, as in a version. */
  seal: z.string().regex(SHA256),
});

export type Withdrawal = DeepReadonly<z.output<typeof withdrawalSchema>>;
