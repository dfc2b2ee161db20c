import type { Instant } from '#lib/clock';
import { SITE_ADDRESSES, slugIn } from '#lib/content/site-address';
import type { NoticeEntry } from '#lib/model/notice-entry';
import type { Redirect } from '#lib/model/redirect';
import { nearestPages, type Suggestion } from '#lib/site/nearest';
import type { Site } from '#lib/site/site';
import { visibleEntries, visibleEntry } from '#lib/site/visible-notices';

/** A redirect whose target can be seen, with the notice that it leads to, if it leads to one. */
export interface OpenRedirect {
  redirect: Redirect;
  entry: NoticeEntry | null;
}

/** The redirect of an address that was asked for; null, as if there were none, while its target is not shown. */
export function visibleRedirect(site: Site, asked: string, now: Instant): OpenRedirect | null {
  const redirect = site.redirect(asked);
  if (!redirect) return null;
  const slug = slugIn(redirect.to);
  if (slug === null) return { redirect, entry: null };
  const entry = visibleEntry(site, slug, now);
  return entry && { redirect, entry };
}

/** The pages near an address at which nothing is, of those that are shown at `now`. */
export function visibleSuggestions(site: Site, path: string, now: Instant): Suggestion[] {
  const notices = visibleEntries(site, now).map(({ slug, title }) => ({
    path: `/notices/${slug}`,
    name: title,
  }));
  return nearestPages(path, [...SITE_ADDRESSES.filter(({ path }) => path !== '/'), ...notices]);
}
