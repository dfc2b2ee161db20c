import { z } from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import type { Notice } from '#lib/model/notice';
import { recordKeys } from '#lib/versions/record-format';

/** What `versions/withdrawn.json` holds: a withdrawal, once announced, is not taken back in silence. */
export const withdrawalSchema = z.strictObject({
  ...recordKeys,
  at: z.string(),
  reason: z.string(),
});

/** Whether a notice is withdrawn as it is kept to be, or neither. */
export function isKeptWithdrawal(
  withdrawn: Notice['withdrawn'],
  kept: Pick<Withdrawal, 'at' | 'reason'> | null,
): boolean {
  return withdrawn?.at === kept?.at && withdrawn?.reason === kept?.reason;
}

export type Withdrawal = DeepReadonly<z.output<typeof withdrawalSchema>>;
