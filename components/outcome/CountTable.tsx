import type { ReactNode } from 'react';

interface CountTableProps {
  /** What is counted. */
  caption: string;
  /** The heading of the column of names. */
  head: string;
  rows: readonly { key: string; name: ReactNode; count: number }[];
}

/** A table of counts with a total: the submissions of each kind, or of each state. */
export function CountTable({ caption, head, rows }: CountTableProps) {
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">件数</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, count }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="right">{count}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">合计</th>
          <td className="right">{all}</td>
        </tr>
      </tbody>
    </table>
  );
}
