import type { ReactNode } from 'react';
import { ProblemsView } from '#components/ProblemsView';
import { RefusalView } from '#components/RefusalView';
import { Shell } from '#components/Shell';
import type { Instant } from '#lib/clock';
import { READ_ONLY } from '#lib/feedback/refusal';
import { type Answer, HTML, responseTo } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { ContentRefused } from '#lib/site/content-refused';
import { clock, currentSite } from '#lib/site/current';
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

/** The answer for everything that is not there, or not there yet. */
export function notFound(site: Site): Promise<Answer> {
  return sitePage(site, 'not-found', 404, NO_STORE);
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
