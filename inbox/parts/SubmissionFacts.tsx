import { Fact } from '#components/text/Fact';
import { CHANNELS, CONSENTS } from '#lib/feedback/form/entered';
import { FIELD_LABELS } from '#lib/feedback/form/fields';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { chineseDay } from '#lib/model/date';
import { labelFor, SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import type { InboxRow } from '../list/row';
import { Written } from './Written';

interface SubmissionFactsProps {
  row: InboxRow;
  words: readonly string[];
}

/** A submission's facts besides its message: state, notice, item, name, contact, assignee, labels. */
export function SubmissionFacts({ row, words }: SubmissionFactsProps) {
  const { submission, received, entered } = row.opened;
  const whom = [
    { term: FIELD_LABELS.name, text: submission?.name ?? '', none: '没有写（匿名）' },
    { term: FIELD_LABELS.contact, text: submission?.contact ?? '', none: '没有写' },
  ];
  return (
    <dl className="sent">
      <Fact term="状态">
        <b>{STATE_LABELS[row.state]}</b>
        {row.hasAddition && '，写信人有新的补充'}
      </Fact>
      <Fact term="收到日期">{chineseDay(received)}</Fact>
      {entered && (
        <Fact term="反映方式">
          {labelFor(CHANNELS, entered.channel)}，由
          {entered.by === null ? '办公室' : <Written text={entered.by} />}登记。
          {labelFor(CONSENTS, entered.consent)}
        </Fact>
      )}
      {row.due && (
        <Fact term="答复期限">
          <span className={row.isOverdue ? 'late' : undefined}>
            {chineseDay(row.due)}
            {row.isOverdue && '，已超期'}
          </span>
        </Fact>
      )}
      <Fact term="通报">
        <Written text={row.noticeTitle} />
      </Fact>
      {submission && (
        <>
          <Fact term={FIELD_LABELS.kind}>{labelFor(SUBMISSION_KINDS, submission.kind)}</Fact>
          <Fact term={FIELD_LABELS.item}>
            {submission.item ? <Written text={submission.item.heading} words={words} /> : '整篇通报'}
          </Fact>
          {whom.map(({ term, text, none }) => (
            <Fact key={term} term={term}>
              {text === '' ? <span className="soft">{none}</span> : <Written text={text} words={words} />}
            </Fact>
          ))}
        </>
      )}
      {row.opened.assignee !== null && (
        <Fact term="负责人">
          <Written text={row.opened.assignee} words={words} />
        </Fact>
      )}
      {row.opened.labels.length > 0 && (
        <Fact term="标签">
          <Written text={row.opened.labels.join('、')} words={words} />
        </Fact>
      )}
      <Fact term="编号">
        <span className="id">
          <Written text={row.id} />
        </span>
      </Fact>
    </dl>
  );
}
