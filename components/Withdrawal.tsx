import { Moment } from '#components/Moment';
import { StateVariant } from '#components/StateVariant';
import type { Notice } from '#lib/notice/schema';

/** What a withdrawn notice says before anything else: since when, why, and why it can still be read. */
export function Withdrawal({ withdrawn: { at, reason } }: { withdrawn: NonNullable<Notice['withdrawn']> }) {
  return (
    <StateVariant when="withdrawn">
      <p className="note warn">
        本通报已于
        <Moment at={at} />
        撤回。原因：{reason.replace(/。$/, '')}。以下保留原文，只供查阅。
      </p>
    </StateVariant>
  );
}
