import type { Instant } from '#lib/clock';
import { type NoticeEnding, noticePath, parseSiteLink, READER_PAGES, SITE_PATHS } from '#lib/model/addresses';
import type { NoticeEntry } from '#lib/model/notice-entry';
import type { Redirect } from '#lib/model/redirect';
import { isPdfAvailable } from '#lib/pdf/published-pdf';
import { nearestPages, type Suggestion } from '#lib/site/nearest';
import type { Site } from '#lib/site/site';
import { visibleEntries, visibleEntry } from '#lib/site/visible-notices';

/** A redirect with a visible target, and the notice that it leads to, if any. */
interface OpenRedirect {
  redirect: Redirect;
  entry: NoticeEntry | null;
}

/** Finds the redirect of a requested address; null while its target is not visible. */
export function visibleRedirect(site: Site, asked: string, now: Instant): OpenRedirect | null {
  const redirect = site.redirect(asked);
  if (!redirect) return null;
  const target = parseSiteLink(redirect.to)?.target;
  if (target?.kind !== 'notice') return { redirect, entry: null };
  const entry = visibleEntry(site, target.slug, now);
  return entry && isFormAvailable(site, entry, target.ending, now) ? { redirect, entry } : null;
}

/** Whether a form to which redirects may lead can be had at `now`, of a notice that is visible. */
function isFormAvailable(
  site: Site,
  { slug, window }: NoticeEntry,
  ending: NoticeEnding | null,
  now: Instant,
): boolean {
  if (ending === 'ics') return window !== null;
  return ending !== 'pdf' || isPdfAvailable(site.pdfFacts(slug), now);
}

/** Suggests visible pages for an address without a page. */
export function visibleSuggestions(site: Site, path: string, now: Instant): Suggestion[] {
  const notices = visibleEntries(site, now).map(({ slug, title }) => ({
    path: noticePath(slug),
    name: title,
  }));
  return nearestPages(path, [...READER_PAGES.filter(({ path }) => path !== SITE_PATHS.home), ...notices]);
}
