import { PhaseVariant } from '#components/page/PhaseVariant';
import { StateVariant } from '#components/page/StateVariant';
import { chineseDay, chineseWeekday } from '#lib/model/date';
import type { DisclosureWindow } from '#lib/model/window';

interface FeedbackLineProps {
  window: DisclosureWindow;
  /** Whether an outcome is or will be published. */
  hasOutcome: boolean;
}

/** The line in place of the form while the window is not open: when it opens, or that it has closed. */
export function FeedbackLine({ window: { opens, closes }, hasOutcome }: FeedbackLineProps) {
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
          {hasOutcome && (
            <StateVariant when="outcome">
              ，见<a href="#outcome">反馈情况</a>
            </StateVariant>
          )}
        </p>
      </PhaseVariant>
      <PhaseVariant when="withdrawn">
        <p id="feedback" className="note">
          本通报已撤回，不再接收意见
        </p>
      </PhaseVariant>
    </>
  );
}
