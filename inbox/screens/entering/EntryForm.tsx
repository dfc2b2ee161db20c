import { CHANNELS, CONSENTS } from '#lib/feedback/form/entered';
import { FIELD_LABELS, LEFT_EMPTY } from '#lib/feedback/form/fields';
import { SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import type { NoticeItems, SiteFacts } from '#lib/office/protocol';
import type { EntryDraft } from '../../parts/draft';
import { Button } from '../../parts/fields/Button';
import { Choices } from '../../parts/fields/Choices';
import { Form } from '../../parts/fields/Form';
import { SelectField } from '../../parts/fields/SelectField';
import { TextField } from '../../parts/fields/TextField';
import type { EntryErrors } from './entry-fields';
import { LedgerRowField } from './LedgerRowField';

interface EntryFormProps {
  entry: EntryDraft;
  errors: EntryErrors;
  /** Notices with a window. */
  notices: SiteFacts['notices'];
  items: NoticeItems;
  /** Whether what may be chosen of the notice could not be read. */
  areItemsMissing: boolean;
  onChange(change: Partial<EntryDraft>): void;
  onSubmit(): void;
  onBack(): void;
}

/** What somebody said by phone, wrote in a letter or came to say, as the public form would ask for it. */
export function EntryForm(props: EntryFormProps) {
  const { entry, errors, notices, items, areItemsMissing, onChange, onSubmit, onBack } = props;
  return (
    <Form onSubmit={onSubmit}>
      <Choices
        id="channel"
        label="反映方式"
        error={errors.channel}
        choices={CHANNELS}
        value={entry.channel}
        onChange={(channel) => onChange({ channel })}
      />
      <TextField
        id="received"
        label="收到日期"
        hint="来电、来访的那一天，或者收到信的那一天。答复期限从这一天算起"
        error={errors.received}
        value={entry.received}
        onChange={(received) => onChange({ received })}
      />
      <SelectField
        id="notice"
        label="对哪一篇通报"
        all="请选择"
        error={errors.notice}
        value={entry.notice}
        options={notices.map(({ slug, title }) => ({ value: slug, label: title }))}
        onChange={(notice) => onChange({ notice, item: '' })}
      />
      <Choices
        id="of"
        label={FIELD_LABELS.kind}
        error={errors.kind}
        choices={SUBMISSION_KINDS}
        value={entry.of}
        onChange={(of) => onChange({ of })}
      />
      <SelectField
        id="item"
        label={FIELD_LABELS.item}
        all={LEFT_EMPTY.item}
        error={errors.item}
        value={entry.item}
        options={items
          .filter(({ anchor, row }) => row === null || anchor === entry.item)
          .map(({ anchor, heading }) => ({ value: anchor, label: heading }))}
        onChange={(item) => onChange({ item })}
      />
      {items.some(({ row }) => row !== null) && (
        <LedgerRowField items={items} chosen={entry.item} onChoose={(item) => onChange({ item })} />
      )}
      {areItemsMissing && (
        <p className="hint">现在读不到这篇通报有哪几项。可以先登记为“整篇通报”，在内容里写明是哪一项。</p>
      )}
      <TextField
        id="message"
        label={FIELD_LABELS.message}
        hint="照本人的原话写，不要概括，不要改。来信照信上抄"
        error={errors.message}
        value={entry.message}
        onChange={(message) => onChange({ message })}
        rows={8}
      />
      <TextField
        id="name"
        label="姓名（本人不愿意说就不写）"
        error={errors.name}
        value={entry.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        id="contact"
        label="联系方式（可以不写）"
        error={errors.contact}
        value={entry.contact}
        onChange={(contact) => onChange({ contact })}
      />
      <Choices
        id="noted"
        label="本人是否同意登记"
        hint="本人没有在网站上勾选，由您如实记下。本人不同意的，不要登记"
        error={errors.noted}
        choices={CONSENTS}
        value={entry.consent}
        onChange={(consent) => onChange({ consent })}
      />
      <Button type="submit" label="下一步：核对" />
      <Button kind="second" label="不登记了，返回列表" onClick={onBack} />
    </Form>
  );
}
