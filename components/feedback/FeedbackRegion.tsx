import { FeedbackForm } from '#components/feedback/FeedbackForm';
import { SharedComputer } from '#components/feedback/SharedComputer';
import { WhoReads } from '#components/feedback/WhoReads';
import { ToLookup } from '#components/lookup/ToLookup';
import { Until } from '#components/text/Until';
import type { Notice, Publisher } from '#lib/model/notice';
import type { DisclosureWindow } from '#lib/model/window';

interface FeedbackRegionProps {
  notice: Notice;
  window: DisclosureWindow;
  publisher: Publisher;
}

/** The feedback region of an open window: the closing moment, who reads feedback, other channels, and the form. */
export function FeedbackRegion({ notice, window, publisher }: FeedbackRegionProps) {
  return (
    <section id="feedback" className="sheet" aria-labelledby="feedback-heading">
      <h2 id="feedback-heading">意见反馈</h2>
      <Until window={window} />
      <WhoReads notice={notice} publisher={publisher} />
      <SharedComputer />
      <p>
        <ToLookup />。
      </p>
      <FeedbackForm notice={notice} publisher={publisher} />
    </section>
  );
}
