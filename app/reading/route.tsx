import { RefusalView } from '#components/feedback/RefusalView';
import { ReadingView } from '#components/site/ReadingView';
import { isFormType, parseForm } from '#lib/feedback/form/posted-form';
import { isCrossSite } from '#lib/feedback/intake/origin';
import { NOTHING_CHOSEN } from '#lib/feedback/intake/refusal';
import type { Answer } from '#lib/http/answer';
import { cacheUntil, forOneReader, NO_STORE } from '#lib/http/cache';
import { SITE_PATHS } from '#lib/model/addresses';
import { setViewCookie } from '#lib/views/cookie';
import { FROM_FIELD, parseReturnPath } from '#lib/views/return-path';
import { parseView, VIEW_FIELD } from '#lib/views/view';
import { drawnPage, type RequestContext, redirectTo, route } from '../respond';

/** Most bytes of a choice, and the milliseconds in which it must have come. */
const LIMIT = 16_384;
const TIME = 15_000;

/** `/reading`: what each view looks like, and how to choose it. */
export const GET = route(({ site, now, view }, _, { url }) => {
  const { publisher, siteUrl, preview } = site;
  const from = parseReturnPath(new URL(url).searchParams.get(FROM_FIELD) ?? '');
  const page = (
    <ReadingView
      publisher={publisher}
      siteUrl={siteUrl}
      from={from}
      current={view}
      preview={preview ?? undefined}
    />
  );
  const cache = cacheUntil(null, now);
  // The page to return to may say what its reader searched for: no shared cache keeps that.
  return drawnPage({ site, view }, 'reading', page, 200, from === null ? cache : forOneReader(cache));
});

/** Keeps the chosen view, and leads back to the page that it was chosen from. */
export const POST = route(async (context, _, { headers }) => {
  const { siteUrl } = context.site;
  const { state, bytes } = await context.readBody(LIMIT, TIME);
  const form = parseForm(bytes);
  const view = parseView(form.first(VIEW_FIELD));
  const isChoice =
    state === 'whole' && isFormType(headers.get('content-type')) && !isFromElsewhere(headers, siteUrl);
  if (!isChoice || view === null) return nothingChosen(context);
  const back = parseReturnPath(form.first(FROM_FIELD)) ?? SITE_PATHS.reading;
  return redirectTo(back, { 'Set-Cookie': setViewCookie(view, siteUrl) });
});

function isFromElsewhere(headers: Headers, siteUrl: string): boolean {
  const origin = {
    fetchSite: headers.get('sec-fetch-site'),
    origin: headers.get('origin'),
    host: headers.get('host'),
  };
  return isCrossSite(origin, siteUrl);
}

function nothingChosen(context: RequestContext): Promise<Answer> {
  const page = (
    <RefusalView refusal={NOTHING_CHOSEN} publisher={context.site.publisher} current={context.view} />
  );
  return drawnPage(context, 'feedback', page, NOTHING_CHOSEN.status, NO_STORE);
}
