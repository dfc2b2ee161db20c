import { useMemo } from 'react';
import type { InboxSession, InboxSnapshot } from '../work/inbox-types';
import { withMerged } from './merged-rows';
import { type InboxRow, inboxRow } from './row';

/** The rows of everything that an inbox knows, made anew when that changes. */
export function useRows(
  session: Pick<InboxSession, 'name' | 'today'>,
  { submissions, site, proposals }: Pick<InboxSnapshot, 'submissions' | 'site' | 'proposals'>,
): readonly InboxRow[] {
  const { name } = session;
  const today = session.today();
  return useMemo(() => {
    const titles = new Map(site?.notices.map(({ slug, title }) => [slug, title]));
    const context = {
      ...{ titles, answerWithin: site?.answerWithin ?? null },
      ...{ me: name, today },
      proposals: new Map(proposals.map((proposal) => [proposal.submission, proposal])),
    };
    return withMerged(submissions.map((one) => inboxRow(one, context)));
  }, [submissions, site, name, today, proposals]);
}
