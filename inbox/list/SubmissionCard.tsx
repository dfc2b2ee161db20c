import { labelFor, SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import { Written } from '../parts/Written';
import { RowMarks } from './RowMarks';
import { Subject } from './Subject';
import type { DrawnListProps } from './visible-rows';

/** The list on a narrow screen: cards. */
export function SubmissionCard({ rows, words, drawn, rowHeight, link, box, onOpen }: DrawnListProps) {
  return (
    <ul className="cards">
      {drawn.map((one) => {
        if ('gap' in one)
          return (
            <li
              key={`gap ${one.from}`}
              aria-hidden="true"
              className="gap"
              style={{ height: one.gap * rowHeight }}
            />
          );
        const row = rows[one.index];
        if (!row) return null;
        const { submission, received, labels, assignee } = row.opened;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the card's own button is what the keyboard uses
          <li
            key={row.id}
            aria-setsize={rows.length}
            aria-posinset={one.index + 1}
            style={{ height: rowHeight }}
            onClick={() => onOpen(row)}
          >
            <p className="line">
              {box(one.index)} <RowMarks row={row} /> {received}
              {submission && `，${labelFor(SUBMISSION_KINDS, submission.kind)}`}
            </p>
            {link(one.index, <Subject row={row} words={words} />)}
            <p className="line soft">
              {assignee !== null && (
                <>
                  负责人：
                  <Written text={assignee} />{' '}
                </>
              )}
              <Written text={labels.join('、')} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
