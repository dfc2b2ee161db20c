import type { Problem } from '#lib/notice/problem';

/** `content/` has errors: the preview shows them on the page itself, in the words of the check. */
export class ContentRefused extends Error {
  override name = 'ContentRefused';

  constructor(readonly problems: readonly Problem[]) {
    super('content has errors');
  }
}
