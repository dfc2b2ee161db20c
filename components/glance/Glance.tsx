import { Milestones } from '#components/glance/Milestones';
import { answersIn, Overview } from '#components/glance/Overview';
import type { Notice } from '#lib/model/notice';

/** The notice at a glance: the findings with their remedies, and the timeline, in quotations of the text. */
export function Glance({ notice }: { notice: Notice }) {
  const answers = answersIn(notice.parts);
  const dated = notice.milestones.length > 0;
  if (!dated && answers.length === 0) return null;
  return (
    <div className="glance">
      <p>
        引号内均为正文原文。<span>点击带下划线的文字，可以查看相应正文。</span>
      </p>
      {answers.length > 0 && <Overview answers={answers} />}
      {dated && <Milestones notice={notice} />}
    </div>
  );
}
