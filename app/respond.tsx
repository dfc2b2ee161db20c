import type { ReactNode } from 'react';
import { RefusalView } from '#components/feedback/RefusalView';
import { Shell } from '#components/page/Shell';
import { NotFoundView } from '#components/site/NotFoundView';
import { ProblemsView } from '#components/site/ProblemsView';
import type { Instant } from '#lib/clock';
import { READ_ONLY } from '#lib/feedback/intake/refusal';
import { type Answer, HTML, responseTo } from '#lib/http/answer';
import { cacheUntil, forOneReader, NO_STORE } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { nextBoundary } from '#lib/model/phase';
import { ContentRefused } from '#lib/site/content-refused';
import { clock, currentSite } from '#lib/site/current';
import { inView } from '#lib/site/document';
import { type OpenRedirect, visibleRedirect, visibleSuggestions } from '#lib/site/not-found';
import { withReload } from '#lib/site/reload';
import type { Site, SitePage } from '#lib/site/site';
import { viewIn } from '#lib/views/cookie';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

/** What a route works with: the site, the one moment at which the request came, and how its reader wants pages. */
export interface Visit {
  site: Site;
  now: Instant;
  view: View;
}

/** A route's parameters as the framework hands them over. */
export type RouteContext<Params> = { params: Promise<Params> };

/**
 * A route handler of `make`: what it throws becomes the site's own 500, and a preview of bad content shows what
 * is wrong with it.
 */
export function route<Params>(make: (visit: Visit, params: Params, request: Request) => Promise<Answer>) {
  return async (request: Request, { params }: RouteContext<Params>): Promise<Response> => {
    const now = clock.now();
    const view = viewIn(request.headers.get('cookie'));
    try {
      const visit = { site: await currentSite(), now, view };
      const answer = await answered(make(visit, await params, request), visit);
      return responseTo(request, shownTo(view, answer));
    } catch (error) {
      if (error instanceof ContentRefused) return refusedContent(request, error);
      throw error;
    }
  };
}

async function answered(answer: Promise<Answer>, visit: Visit): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ContentRefused) throw error;
    console.error(error);
    return sitePage(visit, 'error', 500, NO_STORE);
  }
}

/** Pages that one reader chose to see otherwise than others are that reader's alone. */
function shownTo(view: View, answer: Answer): Answer {
  const isShared = view === DEFAULT_VIEW || answer.type !== HTML;
  return isShared ? answer : { ...answer, cache: forOneReader(answer.cache) };
}

/** One of the site's own prerendered pages as an answer. */
export async function sitePage(
  { site, view }: Pick<Visit, 'site' | 'view'>,
  name: SitePage,
  status: number,
  cache: string,
): Promise<Answer> {
  return { status, type: HTML, cache, representation: await site.page(name, view) };
}

/**
 * The answer for everything that is not there, or not there yet: who reads is sent on from an address of an earlier
 * site; else it says so, and names what has an address near this one.
 */
export async function notFound(visit: Visit, request: Request): Promise<Answer> {
  const { site, now } = visit;
  const { pathname, search } = new URL(request.url);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const moved = isRead ? visibleRedirect(site, pathname + search, now) : null;
  if (moved) return sentOn(moved, now);
  const near = visibleSuggestions(site, pathname, now);
  if (near.length === 0) return sitePage(visit, 'not-found', 404, NO_STORE);
  const { publisher, siteUrl, preview } = site;
  const page = (
    <NotFoundView publisher={publisher} siteUrl={siteUrl} preview={preview ?? undefined} near={near} />
  );
  return drawnPage(visit, page, 404, NO_STORE);
}

/** 301 and not 308: nothing but GET and HEAD is sent on, so no method can change, and the oldest engines know it. */
function sentOn({ redirect, entry }: OpenRedirect, now: Instant): Answer {
  return {
    status: 301,
    type: HTML,
    cache: cacheUntil(nextBoundary(entry ? [entry] : [], now), now),
    representation: represent(''),
    headers: { Location: redirect.to },
  };
}

/** The answer of an address that is there to be read, to every other method. */
export const readOnly = route(async (visit) => {
  const page = <RefusalView refusal={READ_ONLY} publisher={visit.site.publisher} />;
  return { ...(await drawnPage(visit, page, READ_ONLY.status, NO_STORE)), headers: { Allow: 'GET, HEAD' } };
});

/** A page drawn for this request. */
export async function drawnPage(
  { site, view }: Pick<Visit, 'site' | 'view'>,
  page: ReactNode,
  status: number,
  cache: string,
): Promise<Answer> {
  const html = inView(await draw(site.plainStyle, page), view);
  return {
    status,
    type: HTML,
    cache,
    representation: represent(site.preview === null ? html : withReload(html), cache === NO_STORE ? 1 : 9),
  };
}

async function draw(style: string, page: ReactNode): Promise<string> {
  // The framework refuses a static import of the renderer in a route.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const document = (
    <Shell style={style}>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {page}
    </Shell>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}

async function refusedContent(request: Request, { problems, style }: ContentRefused): Promise<Response> {
  const html = withReload(await draw(style, <ProblemsView problems={problems} />));
  return responseTo(request, { status: 500, type: HTML, cache: NO_STORE, representation: represent(html) });
}
