import { chineseDay } from '#lib/model/date';
import type { WireRecord } from '#lib/office/record';
import { doingInWords } from '../../parts/record-words';
import { Written } from '../../parts/Written';
import type { InboxDevice } from '../../work/inbox-types';

interface RecordTableProps {
  entries: readonly WireRecord[];
  devices: readonly InboxDevice[];
  /** What entries say more exactly, where the sealed words of their acts tell it, by the entry's id. */
  exactly: ReadonlyMap<string, string>;
}

/** Entries of the office's record, in the order given: when, who, what, and upon which submission. */
export function RecordTable({ entries, devices, exactly }: RecordTableProps) {
  const names = new Map(devices.map(({ id, name }) => [id, name]));
  const nameOf = (device: string) => names.get(device) ?? '不认识的收件箱';
  return (
    <table className="people record">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">日期</th>
          <th scope="col">谁</th>
          <th scope="col">做了什么</th>
          <th scope="col">反馈编号</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td>{entry.number}</td>
            <td>{chineseDay(entry.day)}</td>
            <th scope="row">{entry.device === null ? '服务器' : <Written text={nameOf(entry.device)} />}</th>
            <td>
              <Written text={exactly.get(entry.id) ?? doingInWords(entry, nameOf)} />
            </td>
            <td>{entry.submission === null ? '—' : <Written text={entry.submission} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
