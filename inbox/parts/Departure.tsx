import type { InboxRecord } from '../work/record/record-types';

const DEPARTURES = {
  shorter: '办理记录比先前读到的短了。',
  other: '办理记录和先前读到的不一样了。',
  broken: '网站给出的办理记录不完整，前后接不上。',
} as const satisfies Record<NonNullable<InboxRecord['departure']>['kind'], string>;

/** Says that the server's record is not the one that it gave before. */
export function Departure({ kind, day }: NonNullable<InboxRecord['departure']>) {
  return (
    <p className="note warn">
      <strong>{DEPARTURES[kind]}</strong>
      {day}发现的。可能网站恢复了以前的备份，也可能有人改动。请打印办理记录，当面问管理网站的同志。
    </p>
  );
}
