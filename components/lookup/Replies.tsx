import { Fragment } from 'react';
import type { OfficeReply } from '#lib/feedback/lookup/response';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { chineseDay } from '#lib/model/date';

/** The office's answers and reasons, the newest first, as text; where this receipt cannot open one, why. */
export function Replies({ replies }: { replies: readonly OfficeReply[] }) {
  if (replies.length === 0) return null;
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">答复</h2>
      {replies.map(({ state, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may come on one day
        <Fragment key={index}>
          <h3>
            <time role="none" dateTime={state.day}>
              {chineseDay(state.day)}
            </time>{' '}
            {STATE_LABELS[state.state]}
          </h3>
          {text === null ? (
            <p>这份反馈提交的时候，网站还不能在这里显示答复。答复的内容，请用下面的方式询问。</p>
          ) : (
            <pre>
              <bdi>{text}</bdi>
            </pre>
          )}
        </Fragment>
      ))}
    </section>
  );
}
