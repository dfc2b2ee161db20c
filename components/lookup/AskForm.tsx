import type { ReactNode } from 'react';
import { Field } from '#components/feedback/Field';
import { LETTERS_PARAMETER, LOOKUP_FIELDS, lookupFieldId } from '#lib/feedback/lookup/change';
import { SITE_PATHS } from '#lib/model/addresses';

interface AskFormProps {
  /** The receipt as it was typed. */
  written?: string;
  error?: string;
  /** Whether the field is for receipts of letters: a keyboard with letters, and another hint. */
  letters?: boolean;
  /** What else stands in the form, below its button. */
  children?: ReactNode;
}

/** The form for a receipt: one field, and no password. */
export function AskForm({ written = '', error, letters = false, children }: AskFormProps) {
  const hint = letters
    ? '提交成功时显示的20位数字和字母，例如 7K3M-9QXT-4WHB-2PZE-6RAD。不需要密码'
    : '提交成功时显示的25位数字，抄下或者存成文件的就是它。不需要密码；空格、横线写不写都可以';
  return (
    <form method="post" action={SITE_PATHS.lookup} noValidate autoComplete="off">
      <Field
        id={lookupFieldId('receipt')}
        label="回执号（查询码）"
        hint={hint}
        error={error === '' ? undefined : error}
      >
        {(wiring) => (
          <input
            {...wiring}
            type="text"
            name={LOOKUP_FIELDS.receipt}
            inputMode={letters ? 'text' : 'numeric'}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-required
            defaultValue={written}
          />
        )}
      </Field>
      <button type="submit">查询</button>
      <p className="to alone">
        {letters ? (
          <a href={SITE_PATHS.lookup}>回执号全是数字的，在这里查询</a>
        ) : (
          <a href={`${SITE_PATHS.lookup}?${LETTERS_PARAMETER.name}=${LETTERS_PARAMETER.value}`}>
            回执号里有字母的，在这里查询
          </a>
        )}
      </p>
      {children}
    </form>
  );
}
