import { useEffect, useState } from 'react';
import { chineseDay } from '#lib/model/date';
import { Button } from '../../parts/fields/Button';
import { inboxProblem } from '../../parts/inbox-problem';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import type { InboxSession } from '../../work/inbox-types';
import type { DigestMatch } from '../../work/record/record-types';

interface NotedDigestProps {
  /** How many visits to the site succeeded so far: what could not be compared is compared once more after the next. */
  visits: number;
  session: Pick<InboxSession, 'record'>;
  /** Twelve digits. */
  digits: string;
}

/** Compares what was written down at the last lock with the record as it is now, and says so until it is put away. */
export function NotedDigest({ session: { record }, digits, visits }: NotedDigestProps) {
  const [match, setMatch] = useState<DigestMatch | null>(null);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  const [tries, setTries] = useState(0);
  const isAway = problem?.isOfConnection === true;
  const [seenVisits, setSeenVisits] = useState(visits);
  // Once by itself: where the record alone cannot be had, each try would make a visit, and each visit another try.
  const [hasRetried, setHasRetried] = useState(false);
  if (isAway && visits > seenVisits && !hasRetried) {
    setSeenVisits(visits);
    setHasRetried(true);
    setTries(tries + 1);
  }
  const [isSeen, setIsSeen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks again
  useEffect(() => {
    setProblem(null);
    record.compare(digits).then(setMatch, (error: unknown) => setProblem(inboxProblem(error)));
  }, [record, digits, tries]);
  if (isSeen) return null;
  return (
    <div className="notices">
      <ProblemNotice problem={problem} />
      <div role="status">
        {match && <p className={match.kind === 'unknown' ? 'note warn' : 'note done'}>{wordsOf(match)}</p>}
      </div>
      {(match !== null || problem !== null) && (
        <p className="row">
          {problem !== null && (
            <Button kind="second" label="再核对一次" onClick={() => setTries(tries + 1)} />
          )}
          <Button kind="link" label="知道了" onClick={() => setIsSeen(true)} />
        </p>
      )}
    </div>
  );
}

function wordsOf(match: DigestMatch): string {
  if (match.kind === 'latest') return '核对数字对上了：上次上锁以后，办理记录没有变。';
  if (match.kind === 'earlier')
    return `核对数字对上了：是${chineseDay(match.day)}的。那以后又记了${match.since}条，这是正常的，可以在“办理记录”里看。`;
  return '核对数字对不上：办理记录里没有哪一条是这个数字。先看看有没有抄错；没有抄错，可能网站恢复了更早的备份，也可能有人换过记录。请当面问管理网站的同志。';
}
