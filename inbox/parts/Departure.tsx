import type { InboxRecord } from '../work/record/record-types';

/** Says that the server's record is not the one that it gave before. */
export function Departure({ kind, day }: NonNullable<InboxRecord['departure']>) {
  return (
    <p className="note warn">
      <strong>{kind === 'shorter' ? '办理记录比先前读到的短了。' : '办理记录和先前读到的不一样了。'}</strong>
      {day}发现的。可能网站恢复了以前的备份，也可能有人改动。请打印办理记录，当面问管理网站的同志。
    </p>
  );
}
