import { z } from 'zod';
import { SHA256 } from '#lib/notice/event';
import type { DeepReadonly, Notice } from '#lib/notice/schema';

/** What `versions/withdrawn.json` holds: a withdrawal, once announced, is not taken back in silence. */
export const withdrawalSchema = z.strictObject({
  /** The notice's folder. */
  notice: z.string(),
  at: z.string(),
  reason: z.string(),
  /** The SHA-256 of all the rest, as in a version. */
  seal: z.string().regex(SHA256),
});

/** Whether a notice is withdrawn as it is kept to be, or neither. */
export function isKeptWithdrawal(
  withdrawn: Notice['withdrawn'],
  kept: Pick<Withdrawal, 'at' | 'reason'> | null,
): boolean {
  return withdrawn?.at === kept?.at && withdrawn?.reason === kept?.reason;
}

export type Withdrawal = DeepReadonly<z.output<typeof withdrawalSchema>>;
