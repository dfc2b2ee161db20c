import { Milestones } from '#components/notice/Milestones';
import { answersIn, Overview } from '#components/notice/Overview';
import type { Notice } from '#lib/model/notice';

/** What people look at before they read: when it happened, and what was found and done, in the text's own words. */
export function Glance({ notice }: { notice: Notice }) {
  const answers = answersIn(notice.parts);
  const dated = notice.milestones.length > 0;
  if (!dated && answers.length === 0) return null;
  return (
    <div className="glance">
      <p>
        以下引号里都是正文的原话。<span>点带下划线的，可以跳到正文。</span>
      </p>
      {dated && <Milestones notice={notice} />}
      {answers.length > 0 && <Overview answers={answers} />}
    </div>
  );
}
