import { PhaseVariant } from '#components/page/PhaseVariant';
import { StateVariant } from '#components/page/StateVariant';
import { Moment } from '#components/text/Moment';
import { PhaseLabel } from '#components/text/PhaseLabel';
import { WindowDays } from '#components/text/WindowDays';
import type { Notice } from '#lib/model/notice';
import { PHASES } from '#lib/model/phase';

interface FactsProps {
  notice: Notice;
  /** The address of the calendar file (.ics) with the closing moment; null where there is none. */
  calendar: string | null;
}

/** The card of facts under the title: issuer, publication, window, phase. */
export function Facts({ notice, calendar }: FactsProps) {
  const { issuer, published, source, window, outcome, version } = notice;
  return (
    <dl className="facts">
      <div>
        <dt>发布机构</dt>
        <dd>{issuer}</dd>
      </div>
      <div>
        <dt>发布时间</dt>
        <dd>{published === null ? '草稿' : <Moment at={published} />}</dd>
      </div>
      <div>
        <dt>来源</dt>
        <dd>{source}</dd>
      </div>
      {version !== null && version > 1 && (
        <div>
          <dt>版本</dt>
          <dd>
            第{version}版 <a href="#history">更正记录</a>
          </dd>
        </div>
      )}
      {window && (
        <div>
          <dt>公示期</dt>
          <dd>
            <WindowDays window={window} />{' '}
            {PHASES.map((phase) => (
              <PhaseVariant key={phase} when={phase}>
                <PhaseLabel phase={phase} /> {phase === 'open' && <a href="#feedback">意见反馈</a>}{' '}
                {calendar !== null && (phase === 'upcoming' || phase === 'open') && (
                  <a href={calendar}>加入日历</a>
                )}
              </PhaseVariant>
            ))}
            {outcome && (
              <StateVariant when="outcome">
                <a href="#outcome">反馈情况</a>
              </StateVariant>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
