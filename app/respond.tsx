import type { ReactNode } from 'react';
import { renderDocument } from '#components/page/renderDocument';
import { NotFoundView } from '#components/site/NotFoundView';
import { ProblemsView } from '#components/site/ProblemsView';
import type { Instant } from '#lib/clock';
import { type Answer, HTML, responseTo } from '#lib/http/answer';
import { cacheUntil, forOneReader, NO_STORE } from '#lib/http/cache';
import { type FileAnswer, fileResponse } from '#lib/http/file-answer';
import { ANY_ORIGIN } from '#lib/http/preflight';
import { represent } from '#lib/http/representation';
import { type Application, currentApplication, type RefusedContent } from '#lib/site/application';
import { visibleRedirect, visibleSuggestions } from '#lib/site/not-found';
import type { PageKind } from '#lib/site/page-styles';
import { withReload } from '#lib/site/reload';
import type { Site, SitePage } from '#lib/site/site';
import { viewFromCookies } from '#lib/views/cookie';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

/** What a route answers one request with. */
export interface RequestContext extends Pick<Application, 'desk' | 'icons' | 'readBody' | 'isStopping'> {
  site: Site;
  /** The one moment at which the request came. */
  now: Instant;
  /** How its reader wants pages. */
  view: View;
}

/**
 * Makes a route handler of `make`. Whatever it throws, and whatever keeps the site from being opened, becomes the
 * site's own 500; a preview of content with errors shows what is wrong with it.
 */
export function route<Params>(
  make: (context: RequestContext, params: Params, request: Request) => Promise<Answer | FileAnswer>,
) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    // First of all: the framework calls what only reads while it builds, and lets it be once it asks for headers.
    const view = viewFromCookies(request.headers.get('cookie'));
    const { site: openSite, clock, desk, icons, readBody, isStopping } = currentApplication();
    const now = clock.now();
    let site: Site | null = null;
    try {
      const opened = await openSite();
      if ('problems' in opened) return responseTo(request, await refusedContent(opened));
      site = opened;
      const answer = await make(
        { site, now, view, desk, icons, readBody, isStopping },
        await params,
        request,
      );
      if ('file' in answer) return fileResponse(request, answer);
      return responseTo(request, shownTo(view, answer));
    } catch (error) {
      console.error(error);
      return responseTo(request, shownTo(view, await serverError(site, view)));
    }
  };
}

/** The site's own 500; where that cannot be read or drawn either, the one that is at hand. */
async function serverError(site: Site | null, view: View): Promise<Answer> {
  try {
    if (site !== null) return await sitePage({ site, view }, 'error', 500, NO_STORE);
  } catch (error) {
    console.error(error);
  }
  return { status: 500, type: HTML, cache: NO_STORE, representation: currentApplication().errorPage };
}

/** Pages that one reader chose to see otherwise than others are that reader's alone. */
function shownTo(view: View, answer: Answer): Answer {
  const isShared = view === DEFAULT_VIEW || answer.type !== HTML;
  return isShared ? answer : { ...answer, cache: forOneReader(answer.cache) };
}

/** One of the site's own prerendered pages as an answer. */
export async function sitePage(
  { site, view }: Pick<RequestContext, 'site' | 'view'>,
  name: SitePage,
  status: number,
  cache: string,
): Promise<Answer> {
  return { status, type: HTML, cache, representation: await site.page(name, view) };
}

/** An answer that is a text of a media type. */
export function textAnswer(type: string, text: string, cache: string, status = 200): Answer {
  return { status, type, cache, representation: represent(text) };
}

/** An answer that leads to another address, which is asked for by GET: 303. @param more headers besides. */
export function redirectTo(location: string, more: Readonly<Record<string, string>> = {}): Answer {
  return { ...textAnswer(HTML, '', NO_STORE, 303), headers: { Location: location, ...more } };
}

/**
 * The answer for everything that is not there, or not there yet: who reads is sent on from an address of an earlier
 * site; else it says so, and names what has an address near this one.
 */
export async function notFound(
  context: RequestContext,
  request: Pick<Request, 'method' | 'url'>,
): Promise<Answer> {
  const { site, now } = context;
  const { pathname, search } = new URL(request.url);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const moved = isRead ? visibleRedirect(site, pathname + search, now) : null;
  // 301 and not 308: nothing but GET and HEAD is sent on, so no method can change, and the oldest engines know it.
  if (moved) {
    const cache = cacheUntil(moved.entry && site.nextBoundary(now), now);
    return { ...redirectTo(moved.redirect.to), status: 301, cache };
  }
  const near = visibleSuggestions(site, pathname, now);
  if (near.length === 0) return readByAll(await sitePage(context, 'not-found', 404, NO_STORE));
  const { publisher, siteUrl, preview } = site;
  const page = (
    <NotFoundView publisher={publisher} siteUrl={siteUrl} preview={preview ?? undefined} near={near} />
  );
  return readByAll(await drawnPage(context, 'site', page, 404, NO_STORE));
}

/** So that the office's inbox, opened from disk, can tell that its token is worth nothing from a network that is down. */
function readByAll(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, ...ANY_ORIGIN } };
}

/** Renders a page of a kind for this request; it and its root are in the context's view. */
export async function drawnPage(
  { site, view }: Pick<RequestContext, 'site' | 'view'>,
  kind: PageKind,
  page: ReactNode,
  status: number,
  cache: string,
): Promise<Answer> {
  const { [kind]: own, views } = site.styles;
  const html = await renderDocument(page, own.css, { view, css: views.css });
  const styles = view === DEFAULT_VIEW ? [own.hash] : [own.hash, views.hash];
  const effort = cache === NO_STORE ? 1 : 9;
  const representation =
    site.preview === null ? represent(html, { effort, styles }) : represent(withReload(html), { effort });
  return { status, type: HTML, cache, representation };
}

async function refusedContent({ problems, style }: RefusedContent): Promise<Answer> {
  const html = withReload(await renderDocument(<ProblemsView problems={problems} />, style));
  return { status: 500, type: HTML, cache: NO_STORE, representation: represent(html) };
}
