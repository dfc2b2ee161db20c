import type { Standing } from '#lib/feedback/lookup/response';
import { promisedDay, STATE_LABELS } from '#lib/feedback/lookup/states';
import { chineseDay } from '#lib/model/date';
import type { Publisher } from '#lib/model/notice';

interface StatesProps {
  standing: Standing;
  publisher: Publisher;
  /** The Beijing day on which this is shown. */
  today: string;
}

/** Each state with its day, the newest first and in strong words, and until when an answer is promised, if it is. */
export function States({ standing: { received, states }, publisher, today }: StatesProps) {
  const newest = states.at(-1);
  const due = promisedDay(received, states, publisher.feedback?.answerWithin);
  return (
    <section aria-labelledby="states">
      <h2 id="states">办到哪一步</h2>
      <dl className="sent">
        {states.toReversed().map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same state may come twice on one day
          <div key={index}>
            <dt>{step === newest ? <b>{STATE_LABELS[step.state]}</b> : STATE_LABELS[step.state]}</dt>
            <dd>
              <time role="none" dateTime={step.day}>
                {chineseDay(step.day)}
              </time>
            </dd>
          </div>
        ))}
      </dl>
      {due && (
        <p className={due < today ? 'note warn' : undefined}>
          {publisher.organization}承诺：最迟{chineseDay(due)}答复。
          {due < today && '这一天已经过了，还没有答复，请用下面的方式询问。'}
        </p>
      )}
    </section>
  );
}
