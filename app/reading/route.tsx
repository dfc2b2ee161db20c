import { ReadingView } from '#components/ReadingView';
import { RefusalView } from '#components/RefusalView';
import { isFormType, readForm } from '#lib/feedback/body';
import { NOTHING_CHOSEN } from '#lib/feedback/refusal';
import { type Answer, HTML } from '#lib/http/answer';
import { cacheUntil, NO_STORE } from '#lib/http/cache';
import { currentExchange } from '#lib/http/exchange';
import { represent } from '#lib/http/representation';
import { keepView } from '#lib/reading/cookie';
import { VIEW_FIELD, viewNamed } from '#lib/reading/view';
import { FROM_FIELD, pathWithin } from '#lib/reading/way-back';
import { drawnPage, route, type Visit } from '../respond';

/** Where readers come back to who named no page of this site. */
const HERE = '/reading';

/** Most bytes of a choice, and the milliseconds in which it must have come. */
const LIMIT = 16_384;
const TIME = 15_000;

/** `/reading`: what each view looks like, and how to choose it. */
export const GET = route(({ site, now, view }, _, { url }) => {
  const { publisher, siteUrl, preview } = site;
  const from = pathWithin(new URL(url).searchParams.get(FROM_FIELD) ?? '') ?? HERE;
  const page = (
    <ReadingView
      publisher={publisher}
      siteUrl={siteUrl}
      from={from}
      current={view}
      preview={preview ?? undefined}
    />
  );
  return drawnPage({ site, view }, page, 200, cacheUntil(null, now));
});

/** Keeps the chosen view, and leads back to the page that it was chosen from. */
export const POST = route(async (visit, _, { headers }) => {
  const { state, bytes } = await currentExchange().readBody(LIMIT, TIME);
  const form = readForm(bytes);
  const view = viewNamed(form.first(VIEW_FIELD));
  if (state !== 'whole' || !isFormType(headers.get('content-type')) || view === null)
    return nothingChosen(visit);
  return {
    status: 303,
    type: HTML,
    cache: NO_STORE,
    representation: represent(''),
    headers: {
      Location: pathWithin(form.first(FROM_FIELD)) ?? HERE,
      'Set-Cookie': keepView(view, visit.site.siteUrl),
    },
  };
});

function nothingChosen(visit: Visit): Promise<Answer> {
  const page = <RefusalView refusal={NOTHING_CHOSEN} publisher={visit.site.publisher} />;
  return drawnPage(visit, page, NOTHING_CHOSEN.status, NO_STORE);
}

export { readOnly as PUT, readOnly as PATCH, readOnly as DELETE, readOnly as OPTIONS } from '../respond';
