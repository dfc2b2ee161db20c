/** What went wrong, and what to do about it, in Chinese. */
export interface InboxProblem {
  readonly title: string;
  readonly todo: string;
}

/** Says what went wrong and what to do; a voice reads it at once. */
export function ProblemNotice({ problem }: { problem: InboxProblem | null }) {
  return (
    <div role="alert">
      {problem && (
        <div className="note warn">
          <p>
            <strong>{problem.title}</strong>
          </p>
          <p>{problem.todo}</p>
        </div>
      )}
    </div>
  );
}
