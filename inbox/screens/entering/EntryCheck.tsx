import { Fact } from '#components/text/Fact';
import { CHANNELS, CONSENTS } from '#lib/feedback/form/entered';
import { FIELD_LABELS, LEFT_EMPTY } from '#lib/feedback/form/fields';
import { chineseDay } from '#lib/model/date';
import { labelFor, SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import { findInvisibleCharacters, hasVisibleCharacters } from '#lib/model/text/visible-characters';
import { Button } from '../../parts/fields/Button';
import { Written, WrittenBlock } from '../../parts/Written';
import type { NewSubmission } from '../../work/entering/entering-types';

interface EntryCheckProps {
  entered: NewSubmission;
  noticeTitle: string;
  onEnter(): void;
  onBack(): void;
  isBusy: boolean;
}

/** What will be entered, to be read to whoever said it. */
export function EntryCheck({ entered, noticeTitle, onEnter, onBack, isBusy }: EntryCheckProps) {
  const { received, channel, consent, said } = entered;
  const facts: readonly (readonly [string, string])[] = [
    ['反映方式', labelFor(CHANNELS, channel)],
    ['收到日期', chineseDay(received)],
    ['通报', noticeTitle],
    [FIELD_LABELS.kind, labelFor(SUBMISSION_KINDS, said.kind)],
    [FIELD_LABELS.item, said.item?.heading ?? LEFT_EMPTY.item],
    [FIELD_LABELS.name, hasVisibleCharacters(said.name) ? said.name : LEFT_EMPTY.name],
    [FIELD_LABELS.contact, hasVisibleCharacters(said.contact) ? said.contact : LEFT_EMPTY.contact],
    ['本人是否同意登记', labelFor(CONSENTS, consent)],
  ];
  return (
    <>
      <p>请念给本人听，有出入就返回修改。登记以后，内容不能再改，只能补充。</p>
      <dl className="sent">
        {facts.map(([term, text]) => (
          <Fact key={term} term={term}>
            <Written text={text} />
          </Fact>
        ))}
      </dl>
      <h2>{FIELD_LABELS.message}</h2>
      <WrittenBlock text={said.message} />
      {findInvisibleCharacters(said.message).length > 0 && (
        <p className="note warn">内容里有看不见的字符，可能是粘贴带来的。请返回，把那几个字重新打一遍。</p>
      )}
      <Button label={isBusy ? '正在登记…' : '登记，得到回执号'} disabled={isBusy} onClick={onEnter} />
      <Button kind="second" label="返回修改" disabled={isBusy} onClick={onBack} />
    </>
  );
}
