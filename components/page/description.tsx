import type { Notice } from '#lib/model/notice';
import { truncate } from '#lib/model/truncate';

/** Longest description in characters: about as many as search engines display. */
const DESCRIPTION = 100;

/** A notice's `description` for search engines: its first words, truncated. */
export function description({ opening, title }: Notice): string {
  return truncate(opening?.text ?? title, DESCRIPTION);
}
