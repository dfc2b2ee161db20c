import { textOfWords } from '#lib/feedback/crypto/sealed-words';
import { type Excerpt, excerptFrom } from '#lib/search/highlight';
import { normalise } from '#lib/search/normalise';
import type { InboxSubmission } from './inbox-types';

/** Normalised texts by the objects that they are of: a snapshot keeps those that did not change. */
const cache = new WeakMap<InboxSubmission, string>();

/** Everything of a submission that is searched, normalised as a search's words are, a line each. */
export function searchTextOfOpened(opened: InboxSubmission): string {
  const cached = cache.get(opened);
  if (cached !== undefined) return cached;
  const { id, labels, assignee } = opened;
  const text = [id, ...textsOf(opened), ...labels, assignee ?? ''].map(normalise).join('\n');
  cache.set(opened, text);
  return text;
}

/** The excerpt of a submission that shows most of the words of a search (`searchWords`), marked; null where none is in its texts. */
export function excerptOfOpened(opened: InboxSubmission, words: readonly string[]): Excerpt | null {
  for (const text of textsOf(opened)) {
    const excerpt = excerptFrom(text, words);
    if (excerpt) return excerpt;
  }
  return null;
}

/** What was written in a submission and after it, as it was written. */
function textsOf({ submission, entries }: InboxSubmission): string[] {
  const written = submission
    ? [submission.message, submission.name, submission.contact, submission.item?.heading ?? '']
    : [];
  return [...written, ...entries.flatMap(({ words }) => textOfWords(words) ?? [])];
}
