import { useEffect, useState } from 'react';
import type { InboxSession } from '../../work/inbox-types';

/** The templates to begin an answer from: what is known, and what the site has. Without a network an answer is written as ever. */
export function useTemplates({ templates }: Pick<InboxSession, 'templates'>) {
  const [offered, setOffered] = useState(templates.known());
  useEffect(() => {
    templates.load().then(setOffered, () => undefined);
  }, [templates]);
  return offered.filter(({ by }) => by !== null);
}
