import { RefusalView } from '#components/RefusalView';
import { isFormType, readForm } from '#lib/feedback/body';
import {
  NOT_STORED,
  outsideWindow,
  type Refusal,
  TOO_LARGE,
  WRONG_METHOD,
  WRONG_TYPE,
} from '#lib/feedback/refusal';
import { type Words, wordsOf } from '#lib/feedback/words';
import { type Answer, HTML } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { phaseAt } from '#lib/notice/phase';
import type { Notice } from '#lib/notice/schema';
import { shownEntry } from '#lib/site/shown';
import type { Site } from '#lib/site/site';
import { drawnPage, notFound, route } from '../../../respond';

const METHODS = 'GET, HEAD, POST';

/** `/notices/<slug>/feedback`: the form's target. The first question that fails answers. */
const feedback = route<{ slug: string }>(async ({ site, now }, { slug }, request) => {
  const entry = shownEntry(site, slug, now);
  const notice = entry?.window ? await site.notice(slug) : null;
  if (!notice?.window) return notFound(site);
  if (request.method === 'GET' || request.method === 'HEAD') return toForm(slug);
  if (request.method !== 'POST') return refused(site, notice, WRONG_METHOD, [], { Allow: METHODS });
  if (!isFormType(request.headers.get('content-type'))) return refused(site, notice, WRONG_TYPE);
  const fields = await readForm(request.body);
  if (!fields) return refused(site, notice, TOO_LARGE);
  const words = wordsOf(fields, notice);
  const phase = phaseAt(notice, now);
  return refused(site, notice, phase === 'open' ? NOT_STORED : outsideWindow(phase, notice.window), words);
});

export {
  feedback as GET,
  feedback as POST,
  feedback as PUT,
  feedback as PATCH,
  feedback as DELETE,
  feedback as OPTIONS,
};

function toForm(slug: string): Answer {
  const headers = { Location: `/notices/${slug}#feedback` };
  return { status: 303, type: HTML, cache: NO_STORE, representation: represent(''), headers };
}

async function refused(
  site: Site,
  notice: Notice,
  { status, ...refusal }: Refusal,
  words: readonly Words[] = [],
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const view = <RefusalView {...refusal} words={words} notice={notice} publisher={site.publisher} />;
  return { ...(await drawnPage(site, view, status, NO_STORE)), headers };
}
