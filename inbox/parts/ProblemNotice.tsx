import { createContext, useContext, useEffect, useState } from 'react';

/** What went wrong, and what to do about it, in Chinese. */
export interface InboxProblem {
  readonly title: string;
  readonly todo: string;
  /** Whether it is over as soon as the site can be reached; absent: it is not. */
  readonly isOfConnection?: boolean;
}

interface SiteVisits {
  /** How many succeeded so far: a problem of the connection is over with the next. */
  readonly count: number;
  /** Makes one, and others until one succeeds. */
  visit(): void;
}

/** The visits of an open inbox to the site; where none is open there are none. */
export const VisitsContext = createContext<SiteVisits>({ count: 0, visit: () => undefined });

/**
 * Says what went wrong and what to do; a voice reads it at once. That the site could not be reached goes away by itself once a visit
 * succeeds, which a voice says when it has finished.
 */
export function ProblemNotice({ problem }: { problem: InboxProblem | null }) {
  const { count: visits, visit } = useContext(VisitsContext);
  const [told, setTold] = useState({ problem, visits });
  if (told.problem !== problem) setTold({ problem, visits });
  const isOfConnection = problem?.isOfConnection === true;
  useEffect(() => {
    if (isOfConnection) visit();
  }, [isOfConnection, visit]);
  const isOver = isOfConnection && told.problem === problem && visits > told.visits;
  return (
    <>
      <div role="status">
        {isOver && <p className="note done">网站又连上了。刚才没有办成的，请再办一次。</p>}
      </div>
      <ProblemAlert problem={isOver ? null : problem} />
    </>
  );
}

function ProblemAlert({ problem }: { problem: InboxProblem | null }) {
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
