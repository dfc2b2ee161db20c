import type { FieldText } from '#lib/feedback/form/field-texts';

/** What a writer wrote, beside what it is, as it was written: the isolate keeps its direction from the page's. */
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
