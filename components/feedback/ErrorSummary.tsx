import type { ReactNode } from 'react';
import { FIELD_NAMES, type FieldErrors, focusId } from '#lib/feedback/form/fields';

interface ErrorSummaryProps {
  errors: FieldErrors;
  /** Whether everything that was written stands in the form below. */
  isWhole: boolean;
}

/** The errors of the feedback form, in the order of its fields and linked to them. */
export function ErrorSummary({ errors, isWhole }: ErrorSummaryProps) {
  return (
    <ErrorList errors={FIELD_NAMES.map((name) => ({ field: focusId(name), text: errors[name] }))}>
      <p>还没有提交。{isWhole && '您填写的内容都在下面，'}改好以后再按“下一步”。</p>
    </ErrorList>
  );
}

interface ErrorListProps {
  /** The errors in the order of the form: the id of the field to go to, and what is wrong. */
  errors: readonly { readonly field: string; readonly text: string | undefined }[];
  /** What is to be said before the list. */
  children?: ReactNode;
}

/**
 * The summary of a form's errors, each linked to its field; its heading gets the focus when the page loads, so that the word
 * 错误 is the first that is heard (WCAG 2.2, 3.3.1). A field without an error is left out.
 */
export function ErrorList({ errors, children }: ErrorListProps) {
  const wrong = errors.filter(({ text }) => text !== undefined);
  return (
    <section className="summary" aria-labelledby="errors">
      {/* biome-ignore lint/a11y/noAutofocus: a screen reader's user hears first why the page came again */}
      <h2 id="errors" tabIndex={-1} autoFocus>
        错误：有{wrong.length}处需要改正
      </h2>
      {children}
      <ul>
        {wrong.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
