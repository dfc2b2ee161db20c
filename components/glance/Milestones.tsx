import { WrittenDates } from '#components/notice/WrittenDates';
import { PhaseVariants } from '#components/page/PhaseVariants';
import { PhaseLabel } from '#components/text/PhaseLabel';
import { Quote } from '#components/text/Quotation';
import { WindowDays } from '#components/text/WindowDays';
import type { Notice } from '#lib/model/notice';

/** The timeline: dated quotations, each linked to its place in the text, and the disclosure window at the end. */
export function Milestones({ notice: { milestones, window } }: { notice: Notice }) {
  return (
    <section id="milestones">
      <h2>重要时间</h2>
      <ol className="when">
        {milestones.map(({ date, quote, anchor }) => (
          <li key={date + quote}>
            <b>
              <WrittenDates text={date} />
            </b>
            <a href={`#${anchor}`}>
              <Quote words={quote} />
            </a>
          </li>
        ))}
        {window && (
          <li>
            <b>
              <WindowDays window={window} />
            </b>
            <p>
              <PhaseVariants window={window}>
                {(phase, isAgain) => <PhaseLabel phase={phase} isAgain={isAgain} />}
              </PhaseVariants>
            </p>
          </li>
        )}
      </ol>
    </section>
  );
}
