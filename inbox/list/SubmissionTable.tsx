import { labelFor, SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import { Written } from '../parts/Written';
import { RowMarks } from './RowMarks';
import { Subject } from './Subject';
import type { DrawnListProps } from './visible-rows';

/** How many columns the table has. */
const COLUMNS = 6;

/** The list on a desk: a table. */
export function SubmissionTable({ rows, words, drawn, rowHeight, link, box, onOpen }: DrawnListProps) {
  return (
    <table aria-rowcount={rows.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">选</th>
          <th scope="col">状态</th>
          <th scope="col">收到日期</th>
          <th scope="col">类型</th>
          <th scope="col">内容</th>
          <th scope="col">负责人和标签</th>
        </tr>
      </thead>
      <tbody>
        {drawn.map((one) => {
          if ('gap' in one)
            return (
              <tr key={`gap ${one.from}`} className="gap">
                <td colSpan={COLUMNS} style={{ height: one.gap * rowHeight }} />
              </tr>
            );
          const row = rows[one.index];
          if (!row) return null;
          const { submission, received, labels, assignee } = row.opened;
          return (
            <tr
              key={row.id}
              aria-rowindex={one.index + 2}
              style={{ height: rowHeight }}
              onClick={() => onOpen(row)}
            >
              <td>{box(one.index)}</td>
              <td>
                <RowMarks row={row} />
              </td>
              <td>{received}</td>
              <td>{submission && labelFor(SUBMISSION_KINDS, submission.kind)}</td>
              <td>{link(one.index, <Subject row={row} words={words} />)}</td>
              <td>
                <span className="line">
                  <Written text={assignee ?? ''} />
                </span>
                <span className="line soft">
                  <Written text={labels.join('、')} />
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
