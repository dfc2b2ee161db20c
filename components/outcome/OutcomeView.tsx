import type { ReactNode } from 'react';
import { CountTable } from '#components/outcome/CountTable';
import { StateVariant } from '#components/page/StateVariant';
import { Fact } from '#components/text/Fact';
import { Moment } from '#components/text/Moment';
import { Text } from '#components/text/Text';
import { FIELD_LABELS, LEFT_EMPTY } from '#lib/feedback/form/fields';
import { choiceOf } from '#lib/feedback/form/item-choice';
import type { Notice, Outcome } from '#lib/model/notice';
import { labelFor, RATINGS, SUBMISSION_KINDS, TAKEN } from '#lib/model/submission-kinds';

/** What stands before the part or item that a submission is about: a statement, where the form asks. */
const CONCERNED = '针对的内容';

interface OutcomeViewProps {
  notice: Notice;
  outcome: Outcome;
  /** The addresses of the ledger's rows, by their anchors, where they stand on another page. */
  rowAddresses?: ReadonlyMap<string, string> | undefined;
}

/** The outcome of the feedback: the office's text, counts of submissions, and each opinion with what was done about it. */
export function OutcomeView({ notice, outcome, rowAddresses }: OutcomeViewProps) {
  const { published, body, counts, items, ratings, opinions } = outcome;
  return (
    <StateVariant when="outcome">
      <section id="outcome" className="done">
        <h2>反馈情况</h2>
        <p className="note">
          公布时间：
          <Moment at={published} />
        </p>
        {counts.length > 0 && (
          <CountTable
            caption="收到的反馈，按类型计"
            head={FIELD_LABELS.kind}
            rows={counts.map(({ kind, count }) => ({
              key: kind,
              name: labelFor(SUBMISSION_KINDS, kind),
              count,
            }))}
          />
        )}
        {items.length > 0 && (
          <CountTable
            caption="收到的反馈，按针对的内容计"
            head={CONCERNED}
            rows={items.map(({ item, count }) => ({
              key: item ?? '',
              name: <Concerned notice={notice} item={item} rowAddresses={rowAddresses} />,
              count,
            }))}
          />
        )}
        {ratings.length > 0 && (
          <CountTable
            caption="写信人对答复的评价"
            head="是否满意"
            rows={ratings.map(({ rating, count }) => ({
              key: rating,
              name: labelFor(RATINGS, rating),
              count,
            }))}
          />
        )}
        {body.text !== '' && <Text body={body} />}
        {opinions.length > 0 && (
          <div>
            <h3>意见采纳情况</h3>
            <ol className="list">
              {opinions.map((opinion) => (
                <OpinionEntry
                  key={opinion.summary + opinion.from}
                  opinion={opinion}
                  concerned={<Concerned notice={notice} item={opinion.item} rowAddresses={rowAddresses} />}
                />
              ))}
            </ol>
          </div>
        )}
      </section>
    </StateVariant>
  );
}

interface OpinionEntryProps {
  opinion: Outcome['opinions'][number];
  /** What it is about. */
  concerned: ReactNode;
}

function OpinionEntry({ opinion, concerned }: OpinionEntryProps) {
  const { item, summary, from, taken, reply } = opinion;
  return (
    <li>
      <dl className="sent">
        <Fact term="意见概述">
          {summary}
          {from && `（${from}）`}
        </Fact>
        {item && <Fact term={CONCERNED}>{concerned}</Fact>}
        <Fact term="采纳情况">
          <b>{labelFor(TAKEN, taken)}</b>
          {reply && `。${reply}`}
        </Fact>
      </dl>
    </li>
  );
}

function Concerned({
  notice,
  item,
  rowAddresses,
}: Pick<OutcomeViewProps, 'notice' | 'rowAddresses'> & { item: string | null }) {
  const words = item === null ? null : choiceOf(notice, item);
  if (item === null || words === null) return LEFT_EMPTY.item;
  return <a href={rowAddresses?.get(item) ?? `#${item}`}>{words}</a>;
}
