import { FIELD_NAMES, type FieldErrors, focusId } from '#lib/feedback/form/fields';

interface ErrorSummaryProps {
  errors: FieldErrors;
  /** Whether everything that was written stands in the form below. */
  isWhole: boolean;
}

/**
 * The errors of a form, in the order of its fields and linked to them; its heading gets the focus when the page loads, so that
 * the word 错误 is the first that is heard (WCAG 2.2, 3.3.1).
 */
export function ErrorSummary({ errors, isWhole }: ErrorSummaryProps) {
  const wrong = FIELD_NAMES.filter((name) => errors[name] !== undefined);
  return (
    <section className="summary" aria-labelledby="errors">
      {/* biome-ignore lint/a11y/noAutofocus: a screen reader's user hears first why the page came again */}
      <h2 id="errors" tabIndex={-1} autoFocus>
        错误：有{wrong.length}处需要改正
      </h2>
      <p>还没有提交。{isWhole && '您填写的内容都在下面，'}改好以后再按“下一步”。</p>
      <ul>
        {wrong.map((name) => (
          <li key={name}>
            <a href={`#${focusId(name)}`}>{errors[name]}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
