import { UNREADABLE } from '#lib/feedback/export/opened';
import type { InboxRow } from '../list/row';
import { SubmissionFacts } from './SubmissionFacts';
import { SubmissionHistory } from './SubmissionHistory';
import { WrittenBlock } from './Written';

interface PrintedFormProps {
  row: InboxRow;
  site: string;
}

/** A submission as a form for a file: on paper alone. */
export function PrintedForm({ row, site }: PrintedFormProps) {
  const { submission, entries } = row.opened;
  return (
    <section className="paper" aria-hidden="true">
      <h1>群众意见反馈办理单</h1>
      <p className="soft">{site}</p>
      <SubmissionFacts row={row} words={[]} />
      <h2>反馈内容</h2>
      {submission ? <WrittenBlock text={submission.message} /> : <p>{UNREADABLE}</p>}
      {entries.length > 0 && (
        <>
          <h2>办理经过</h2>
          <SubmissionHistory entries={entries} />
        </>
      )}
      <table className="sign">
        <tbody>
          <tr>
            <th scope="row">拟办意见</th>
            <td />
          </tr>
          <tr>
            <th scope="row">领导批示</th>
            <td />
          </tr>
          <tr>
            <th scope="row">办理结果</th>
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  );
}
