import type { Publisher } from '#lib/model/notice';

/** The tagging entity (RFC 4151) that `site.yaml` declares. */
export type TagAuthority = NonNullable<Publisher['feed']>;

/** Returns the `tag:` URI (RFC 4151) of `name`, which does not depend on the site's address. */
export function tagUri({ authority, year }: TagAuthority, ...name: readonly string[]): string {
  return `tag:${authority},${year}:${name.map(encodeURIComponent).join('/')}`;
}
