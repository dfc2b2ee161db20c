import { z } from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import type { Notice } from '#lib/model/notice';
import { recordKeys } from '#lib/versions/record-format';

/** What `versions/withdrawn.json` holds: a withdrawal, once announced, is not taken back in silence. */
export const withdrawalRecordSchema = z.strictObject({
  ...recordKeys,
  at: z.string(),
  reason: z.string(),
});

/** Whether a notice is withdrawn as it is kept to be, or neither. */
export function isWithdrawalRecorded(
  withdrawn: Notice['withdrawn'],
  record: Pick<WithdrawalRecord, 'at' | 'reason'> | null,
): boolean {
  return withdrawn?.at === record?.at && withdrawn?.reason === record?.reason;
}

export type WithdrawalRecord = DeepReadonly<z.output<typeof withdrawalRecordSchema>>;
