import type { InboxRow } from '../list/row';
import { SubmissionHistory } from './SubmissionHistory';
import { WrittenBlock } from './Written';

/** What was written, and what came after it: whoever answers or decides has all of it before their eyes. */
export function SoFar({ row: { opened } }: { row: InboxRow }) {
  return (
    <>
      <h2>反馈内容</h2>
      <WrittenBlock text={opened.submission?.message ?? ''} />
      {opened.entries.length > 0 && (
        <>
          <h2>办理经过</h2>
          <SubmissionHistory entries={opened.entries} />
        </>
      )}
    </>
  );
}
