import { Fact } from '#components/text/Fact';
import type { FieldText } from '#lib/feedback/form/field-texts';

/** A writer's input by field, verbatim; `bdi` isolates its text direction from the page's. */
export function AnswerList({ words }: { words: readonly FieldText[] }) {
  return (
    <dl className="sent">
      {words.map(({ label, value }) => (
        <Fact key={label} term={label}>
          <bdi>{value}</bdi>
        </Fact>
      ))}
    </dl>
  );
}
