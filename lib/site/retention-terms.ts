import type { RetentionTerms } from '#lib/feedback/retention/due';
import type { Site } from '#lib/site/site';

/** What a site says of how long submissions are kept: `keep` of `site.yaml`, and the windows of its notices. */
export function retentionTerms({ publisher, entries }: Pick<Site, 'publisher' | 'entries'>): RetentionTerms {
  const { keep } = publisher.feedback ?? {};
  return {
    years: keep === undefined ? null : Number(keep),
    closing: new Map(
      entries.flatMap(({ slug, window }) => (window === null ? [] : [[slug, window.closes] as const])),
    ),
  };
}
