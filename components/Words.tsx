/**
 * A writer's words to copy, as they were written. The isolate keeps their direction from the page's, and keeps
 * the parser from eating a first empty line.
 */
export function Words({ label, value }: { label: string; value: string }) {
  return (
    <div className="words">
      <h3>{label}</h3>
      <pre>
        <bdi>{value}</bdi>
      </pre>
    </div>
  );
}
