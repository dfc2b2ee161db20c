import * as z from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import type { Notice } from '#lib/model/notice';
import { recordKeys } from '#lib/versions/record-format';

/** Schema of `versions/withdrawn.json`: a withdrawal, once announced, is not taken back in silence. */
export const withdrawalRecordSchema = z.strictObject({
  ...recordKeys,
  at: z.string(),
  reason: z.string(),
});

/** Whether a notice's withdrawal equals the recorded one; true where there is neither. */
export function isWithdrawalRecorded(
  withdrawn: Notice['withdrawn'] | undefined,
  record: Pick<WithdrawalRecord, 'at' | 'reason'> | null,
): boolean {
  return withdrawn?.at === record?.at && withdrawn?.reason === record?.reason;
}

export type WithdrawalRecord = DeepReadonly<z.output<typeof withdrawalRecordSchema>>;
