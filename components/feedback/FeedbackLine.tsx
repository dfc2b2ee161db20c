import { ToLookup } from '#components/lookup/ToLookup';
import { ByPeriod } from '#components/page/ByPeriod';
import { PhaseVariant } from '#components/page/PhaseVariant';
import { StateVariant } from '#components/page/StateVariant';
import { channelsOf, waysOf } from '#lib/model/contact-channels';
import type { Notice, Publisher } from '#lib/model/notice';
import { closedInWords, type DisclosureWindow, nextOpeningInWords } from '#lib/model/window';

interface FeedbackLineProps {
  notice: Pick<Notice, 'contact' | 'outcome'>;
  window: DisclosureWindow;
  publisher: Publisher;
  /** The anchor of the form, where the line stands in its place; absent where it only tells. */
  id?: 'feedback';
  /** Whether it leads writers to where they can look up how their feedback stands. */
  leadsBack?: boolean;
}

/** The line in place of the form while the window is not open: when it opens, or that it has closed. */
export function FeedbackLine({ notice, window, publisher, id, leadsBack = false }: FeedbackLineProps) {
  const ways = waysOf(channelsOf(notice, publisher));
  const still = ways === '' ? '网上反馈已关闭' : `网上反馈已关闭，仍可${ways}`;
  return (
    <>
      <PhaseVariant when="upcoming">
        <ByPeriod window={window}>
          {(_, index) => (
            <p id={id} className="note">
              {nextOpeningInWords(window, index)}
            </p>
          )}
        </ByPeriod>
      </PhaseVariant>
      <PhaseVariant when="closed">
        <p id={id} className="note">
          {closedInWords(window)}，{still}
          {notice.outcome !== null && (
            <StateVariant when="outcome">
              ；办理情况见<a href="#outcome">反馈情况</a>
            </StateVariant>
          )}
          {leadsBack && (
            <>
              。<ToLookup />
            </>
          )}
        </p>
      </PhaseVariant>
      {id && (
        <PhaseVariant when="withdrawn">
          <p id={id} className="note">
            本通报已撤回，{still}
            {leadsBack ? (
              <>
                。<ToLookup />
              </>
            ) : null}
          </p>
        </PhaseVariant>
      )}
    </>
  );
}
