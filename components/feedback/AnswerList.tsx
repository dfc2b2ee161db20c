import type { FieldText } from '#lib/feedback/form/field-texts';

/** A writer's input by field, verbatim; `bdi` isolates its text direction from the page's. */
export function AnswerList({ words }: { words: readonly FieldText[] }) {
  return (
    <dl className="sent">
      {words.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
