import type { Publisher } from '#lib/model/notice';

/** The body's own name for ids, as `site.yaml` fixes it. */
export type TagAuthority = NonNullable<Publisher['feed']>;

/** The `tag:` URI (RFC 4151) of what `name` names: the same whatever the site's address is. */
export function tagUri({ authority, year }: TagAuthority, ...name: readonly string[]): string {
  return `tag:${authority},${year}:${name.map(encodeURIComponent).join('/')}`;
}
