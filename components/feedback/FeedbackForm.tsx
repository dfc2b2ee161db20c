import { Field } from '#components/feedback/Field';
import { Honeypot } from '#components/feedback/Honeypot';
import { ItemOptions } from '#components/feedback/ItemOptions';
import { ViewRow } from '#components/page/ViewRow';
import {
  CONSENT,
  CONTACT_MAX,
  EMPTY_FIELDS,
  ERRORS,
  FIELD_LABELS,
  type FieldErrors,
  type FieldValues,
  fieldId,
  kindId,
  LEFT_EMPTY,
  MESSAGE_MAX,
  MESSAGE_MIN,
  NAME_MAX,
} from '#lib/feedback/form/fields';
import { ledgerChoice } from '#lib/feedback/form/item-choice';
import { consentInWords, feedbackTerms } from '#lib/feedback/form/terms';
import { feedbackPath, SITE_PATHS } from '#lib/model/addresses';
import type { Notice, Publisher } from '#lib/model/notice';
import { SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

interface FeedbackFormProps {
  notice: Pick<Notice, 'slug' | 'parts' | 'ledger' | 'contact'>;
  publisher: Publisher;
  /** The writer's input so far. */
  values?: FieldValues;
  /** Errors of the input; null or absent before validation. */
  errors?: FieldErrors | null;
  /** The view in which the writer sees the form; the usual one on a page that is cut for all. */
  current?: View;
}

/**
 * The feedback form. On a notice's page, which is the same for everyone, it holds nothing of a single visitor.
 * `autocomplete` is off, since what a browser remembers may betray a writer (docs/decisions/0010).
 */
export function FeedbackForm({
  notice,
  publisher,
  values = EMPTY_FIELDS,
  errors,
  current = DEFAULT_VIEW,
}: FeedbackFormProps) {
  const wrong = errors ?? {};
  // The rows of a ledger are too many to list: the one that its own link chose stands here alone.
  const row = ledgerChoice(notice, values.item);
  return (
    <form method="post" action={feedbackPath(notice.slug)} noValidate autoComplete="off">
      <Field id={fieldId('kind')} label={`${FIELD_LABELS.kind}（必填）`} error={wrong.kind} shape="group">
        {(wiring) => (
          <div>
            {SUBMISSION_KINDS.map(({ value, label, meaning }, index) => (
              <div key={value} className="tick">
                <input
                  type="radio"
                  id={kindId(value)}
                  name="kind"
                  value={value}
                  aria-describedby={index === 0 ? wiring['aria-describedby'] : undefined}
                  defaultChecked={values.kind === value}
                />
                <label htmlFor={kindId(value)}>
                  <b>{label}</b>：{meaning}
                </label>
              </div>
            ))}
          </div>
        )}
      </Field>
      <Field id={fieldId('item')} label={`${FIELD_LABELS.item}（选填）`} error={wrong.item}>
        {(wiring) => (
          <select {...wiring} name="item" defaultValue={values.item} autoComplete="off">
            <option value="">{LEFT_EMPTY.item}</option>
            {row !== null && <option value={values.item}>{row}</option>}
            <ItemOptions parts={notice.parts} />
          </select>
        )}
      </Field>
      <Field
        id={fieldId('message')}
        label={`${FIELD_LABELS.message}（必填）`}
        hint={`${MESSAGE_MIN}至${MESSAGE_MAX}字。与所反映的事情无关的身份证号码、银行账号，请不要填写`}
        error={wrong.message}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            name="message"
            rows={8}
            aria-required
            autoComplete="off"
            defaultValue={values.message}
          />
        )}
      </Field>
      <Field
        id={fieldId('name')}
        label={`${FIELD_LABELS.name}（选填）`}
        hint={`可以不留姓名。不超过${NAME_MAX}字`}
        error={wrong.name}
      >
        {(wiring) => (
          <input {...wiring} type="text" name="name" autoComplete="off" defaultValue={values.name} />
        )}
      </Field>
      <Field
        id={fieldId('contact')}
        label={`${FIELD_LABELS.contact}（选填）`}
        hint={`可以不留。电话、邮箱或者地址都可以，不超过${CONTACT_MAX}字`}
        error={wrong.contact}
      >
        {(wiring) => (
          <input {...wiring} type="text" name="contact" autoComplete="off" defaultValue={values.contact} />
        )}
      </Field>
      <Field
        id={fieldId('consent')}
        label={
          <>
            我已阅读
            <a
              href={SITE_PATHS.privacy}
              target="_blank"
              rel="noopener"
              aria-describedby={`${fieldId('consent')}-hint`}
            >
              隐私说明
            </a>
            ，{consentInWords(feedbackTerms(publisher, notice), publisher.organization)}（必填）
          </>
        }
        hint="隐私说明在新窗口打开；在微信等软件里可能仍在本页打开"
        error={wrong.consent}
        shape="tick"
      >
        {(wiring) => (
          <input
            {...wiring}
            type="checkbox"
            name="consent"
            value={CONSENT}
            aria-required
            defaultChecked={values.consent === CONSENT}
          />
        )}
      </Field>
      <Honeypot />
      {errors && <input type="hidden" name={ERRORS} value="1" />}
      <button type="submit">下一步：核对内容</button>
      <ViewRow current={current} />
    </form>
  );
}
