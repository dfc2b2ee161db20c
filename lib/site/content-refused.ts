import type { Problem } from '#lib/content/problem';

/** `content/` has errors: the preview shows them on the page itself, in the words of the check. */
export class ContentRefused extends Error {
  override name = 'ContentRefused';

  /** @param style the style sheet to show them with. */
  constructor(
    readonly problems: readonly Problem[],
    readonly style: string,
  ) {
    super('content has errors');
  }
}
