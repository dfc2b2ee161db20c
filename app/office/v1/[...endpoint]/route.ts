import { BODY_TIMEOUT } from '#lib/feedback/form/posted-form';
import { JSON_DATA } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { ANY_ORIGIN } from '#lib/http/preflight';
import { matchesTag, represent } from '#lib/http/representation';
import { RESEAL_BODY_BYTES } from '#lib/office/exchange/protocol';
import { OFFICE_BODY_BYTES } from '#lib/office/protocol';
import { noticeItemsOf, officeSiteFacts } from '#lib/site/office-site-facts';
import { notFound, route } from '../../../respond';

/** Answers the office's inboxes; sends the site's own 404 without a valid token, and for an endpoint that there is not. */
const office = route<{ endpoint: string[] }>(async (context, { endpoint }, request) => {
  const { site, now, desk, readBody } = context;
  const answered = await desk.office.answer({
    method: request.method,
    endpoint: endpoint.join('/'),
    authorization: request.headers.get('authorization'),
    now,
    facts: async () => ({
      ...officeSiteFacts(site, now),
      isMailGivenUp: (await desk.mail()) === 'given-up',
    }),
    items: (slug) => noticeItemsOf(site, slug, now),
    body: () => readBody(endpoint[0] === 'reseal' ? RESEAL_BODY_BYTES : OFFICE_BODY_BYTES, BODY_TIMEOUT),
  });
  if (!answered) return notFound(context, request);
  const { status, json, etag } = answered;
  // One tag for both codings, so it is weak (RFC 9110, 8.8.1): what counts is that nothing is new.
  const isKnown = etag !== undefined && matchesTag(request.headers.get('if-none-match'), `"${etag}"`);
  return {
    status: isKnown ? 304 : status,
    type: JSON_DATA,
    cache: NO_STORE,
    representation: represent(JSON.stringify(json), { effort: 1 }),
    headers: {
      ...ANY_ORIGIN,
      ...(etag !== undefined && { ETag: `W/"${etag}"`, 'Access-Control-Expose-Headers': 'ETag' }),
    },
  };
});

export { office as GET, office as POST };
