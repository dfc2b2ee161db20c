import { FeedbackForm } from '#components/FeedbackForm';
import { FormStage } from '#components/FormStage';
import { chineseDay, chineseWeekday } from '#lib/notice/date';
import type { DisclosureWindow, Notice } from '#lib/notice/schema';

/** The open window's region: until when feedback is taken, and the form. */
export function FeedbackRegion({ notice, window }: { notice: Notice; window: DisclosureWindow }) {
  const { closes } = window;
  return (
    <section id="feedback" className="sheet" aria-labelledby="feedback-heading">
      <h2 id="feedback-heading">意见反馈</h2>
      <p className="until">
        截至{chineseDay(closes)}（{chineseWeekday(closes)}）23:59（北京时间），以系统收到时间为准
      </p>
      <FormStage />
      <FeedbackForm notice={notice} />
    </section>
  );
}
