import type { ReactNode } from 'react';
import { NotFoundView } from '#components/NotFoundView';
import { ProblemsView } from '#components/ProblemsView';
import { RefusalView } from '#components/RefusalView';
import { Shell } from '#components/Shell';
import type { Instant } from '#lib/clock';
import { READ_ONLY } from '#lib/feedback/refusal';
import { type Answer, HTML, responseTo } from '#lib/http/answer';
import { cacheUntil, NO_STORE } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { nextBoundary } from '#lib/notice/phase';
import { ContentRefused } from '#lib/site/content-refused';
import { clock, currentSite } from '#lib/site/current';
import { type OpenRedirect, shownNear, shownRedirect } from '#lib/site/elsewhere';
import { withReload } from '#lib/site/reload';
import type { Site, SitePage } from '#lib/site/site';

/** What a route works with: the site, and the one moment at which the request came. */
export interface Moment {
  site: Site;
  now: Instant;
}

/** A route's parameters as the framework hands them over. */
export type RouteContext<Params> = { params: Promise<Params> };

/**
 * A route handler of `make`: what it throws becomes the site's own 500, and a preview of bad content shows what
 * is wrong with it.
 */
export function route<Params>(make: (moment: Moment, params: Params, request: Request) => Promise<Answer>) {
  return async (request: Request, { params }: RouteContext<Params>): Promise<Response> => {
    const now = clock.now();
    try {
      const site = await currentSite();
      return responseTo(request, await answered(make({ site, now }, await params, request), site));
    } catch (error) {
      if (error instanceof ContentRefused) return refusedContent(request, error);
      throw error;
    }
  };
}

async function answered(answer: Promise<Answer>, site: Site): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ContentRefused) throw error;
    console.error(error);
    return sitePage(site, 'error', 500, NO_STORE);
  }
}

/** One of the site's own prerendered pages as an answer. */
export async function sitePage(site: Site, name: SitePage, status: number, cache: string): Promise<Answer> {
  return { status, type: HTML, cache, representation: await site.page(name) };
}

/**
 * The answer for everything that is not there, or not there yet: who reads is sent on from an address of an earlier
 * site; else it says so, and names what has an address near this one.
 */
export async function notFound({ site, now }: Moment, request: Request): Promise<Answer> {
  const { pathname, search } = new URL(request.url);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const moved = isRead ? shownRedirect(site, pathname + search, now) : null;
  if (moved) return sentOn(moved, now);
  const near = shownNear(site, pathname, now);
  if (near.length === 0) return sitePage(site, 'not-found', 404, NO_STORE);
  const { publisher, siteUrl, preview } = site;
  const view = (
    <NotFoundView publisher={publisher} siteUrl={siteUrl} preview={preview ?? undefined} near={near} />
  );
  return drawnPage(site, view, 404, NO_STORE);
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
export const readOnly = route(async ({ site }) => {
  const { status, ...refusal } = READ_ONLY;
  const view = <RefusalView {...refusal} publisher={site.publisher} />;
  return { ...(await drawnPage(site, view, status, NO_STORE)), headers: { Allow: 'GET, HEAD' } };
});

/** A page drawn for this request. */
export async function drawnPage(site: Site, view: ReactNode, status: number, cache: string): Promise<Answer> {
  const html = await draw(site.style, view);
  return {
    status,
    type: HTML,
    cache,
    representation: represent(site.preview === null ? html : withReload(html), cache === NO_STORE ? 1 : 9),
  };
}

async function draw(style: string, view: ReactNode): Promise<string> {
  // The framework refuses a static import of the renderer in a route.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const page = (
    <Shell style={style}>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {view}
    </Shell>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(page)}`;
}

async function refusedContent(request: Request, { problems, style }: ContentRefused): Promise<Response> {
  const html = withReload(await draw(style, <ProblemsView problems={problems} />));
  return responseTo(request, { status: 500, type: HTML, cache: NO_STORE, representation: represent(html) });
}
