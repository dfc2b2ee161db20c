import { PhaseVariant } from '#components/PhaseVariant';
import { chineseDay, chineseWeekday } from '#lib/notice/date';
import type { DisclosureWindow } from '#lib/notice/schema';

/** The one line that stands for the form while the window is not open: when it opens, or that it has closed. */
export function FeedbackLine({ window: { opens, closes } }: { window: DisclosureWindow }) {
  return (
    <>
      <PhaseVariant when="upcoming">
        <p id="feedback" className="note">
          意见反馈将于{chineseDay(opens)}（{chineseWeekday(opens)}）0:00（北京时间）开始
        </p>
      </PhaseVariant>
      <PhaseVariant when="closed">
        <p id="feedback" className="note">
          公示期已于{chineseDay(closes)}结束
        </p>
      </PhaseVariant>
    </>
  );
}
