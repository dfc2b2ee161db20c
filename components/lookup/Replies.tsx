import type { OfficeReply } from '#lib/feedback/lookup/response';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { chineseDay } from '#lib/model/date';

/** The office's answers and reasons, the newest first, as text; where this receipt cannot open one, why. */
export function Replies({ replies }: { replies: readonly OfficeReply[] }) {
  if (replies.length === 0) return null;
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">答复</h2>
      <dl className="sent">
        {replies.map(({ state, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may come on one day
          <div key={index}>
            <dt>
              <time dateTime={state.day}>{chineseDay(state.day)}</time>，{STATE_LABELS[state.state]}
            </dt>
            <dd>
              {text === null ? (
                '这份反馈提交的时候，网站还不能在这里显示答复。答复的内容，请用下面的方式询问。'
              ) : (
                <bdi>{text}</bdi>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
