import { PhaseVariants } from '#components/page/PhaseVariants';
import { Fact } from '#components/text/Fact';
import { Moment } from '#components/text/Moment';
import { PhaseLabel } from '#components/text/PhaseLabel';
import { WindowDays } from '#components/text/WindowDays';
import { issuersInWords } from '#lib/model/issuers';
import type { Notice } from '#lib/model/notice';

interface FactsProps {
  notice: Notice;
  /** The address of the calendar file (.ics) with the closing moment; null where there is none. */
  calendar: string | null;
}

/** The card of facts under the title: issuers, publication, window, phase. */
export function Facts({ notice, calendar }: FactsProps) {
  const { published, source, window, version, events } = notice;
  const isCorrected = events.some(({ kind }) => kind === 'corrected' || kind === 'window-changed');
  return (
    <dl className="facts">
      <Fact term="发布机构">{issuersInWords(notice)}</Fact>
      <Fact term="发布时间">{published === null ? '草稿' : <Moment at={published} />}</Fact>
      <Fact term="来源">{source}</Fact>
      {version !== null && version > 1 && (
        <Fact term="版本">
          第{version}版 <a href="#history">{isCorrected ? '更正记录' : '进展记录'}</a>
        </Fact>
      )}
      {window && (
        <Fact term="公示期">
          <WindowDays window={window} />{' '}
          <PhaseVariants window={window}>
            {(phase, isAgain) => (
              <>
                <PhaseLabel phase={phase} isAgain={isAgain} />{' '}
                {calendar !== null && (phase === 'upcoming' || phase === 'open') && (
                  <a href={calendar}>把截止时间加入日历</a>
                )}
              </>
            )}
          </PhaseVariants>
        </Fact>
      )}
    </dl>
  );
}
