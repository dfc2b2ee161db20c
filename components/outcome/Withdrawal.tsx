import { StateVariant } from '#components/page/StateVariant';
import { Moment } from '#components/text/Moment';
import type { Notice } from '#lib/model/notice';

/** The banner of a withdrawn notice: since when, why, and why it can still be read. */
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
