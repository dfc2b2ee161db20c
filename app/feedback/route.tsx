import type { ReactNode } from 'react';
import { AskAgainView } from '#components/lookup/AskAgainView';
import { ChangeCheckView } from '#components/lookup/ChangeCheckView';
import { ChangeFormView } from '#components/lookup/ChangeFormView';
import { DestroyedView } from '#components/lookup/DestroyedView';
import { LookupRefusalView } from '#components/lookup/LookupRefusalView';
import { LookupView } from '#components/lookup/LookupView';
import { StandingView } from '#components/lookup/StandingView';
import { takeTurns } from '#lib/concurrency';
import { LETTERS_PARAMETER } from '#lib/feedback/lookup/change';
import type { LookupResponse } from '#lib/feedback/lookup/response';
import type { Answer } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { dayOf } from '#lib/model/date';
import { setViewCookie } from '#lib/views/cookie';
import { answerPost } from '../posted';
import { drawnPage, type RequestContext, route } from '../respond';

// Of its own: nobody who looks up keeps a submission waiting.
const takeLargeTurn = takeTurns(1);

/** `/feedback`: the form for a receipt. No cache keeps it, lest Back show the next user of a computer what was typed. */
export const GET = route((context, _, { url }) => {
  const { publisher, siteUrl, preview } = context.site;
  const letters = new URL(url).searchParams.get(LETTERS_PARAMETER.name) === LETTERS_PARAMETER.value;
  const page = (
    <LookupView publisher={publisher} siteUrl={siteUrl} preview={preview ?? undefined} letters={letters} />
  );
  return drawnPage(context, 'feedback', page, 200, NO_STORE);
});

/** Looks a receipt up, and makes the changes that its holder confirms. */
export const POST = route((context, _, request) =>
  answerPost(request, context, takeLargeTurn, async (post) =>
    pageOf(await context.desk.lookup.answer(post), context),
  ),
);

async function pageOf(outcome: LookupResponse, context: RequestContext): Promise<Answer> {
  const { site, now } = context;
  const view = outcome.view ?? context.view;
  const { status, page } = draw(outcome, { site, now, view });
  const more: Record<string, string> = {};
  if (outcome.page === 'refusal' && outcome.retryAt !== null)
    more['Retry-After'] = String(Math.max(0, Math.ceil((outcome.retryAt - now) / 1000)));
  if (outcome.view) more['Set-Cookie'] = setViewCookie(outcome.view, site.siteUrl);
  return { ...(await drawnPage({ site, view }, 'feedback', page, status, NO_STORE)), headers: more };
}

function draw(
  outcome: LookupResponse,
  { site: { publisher }, now, view }: Pick<RequestContext, 'site' | 'now' | 'view'>,
): { status: number; page: ReactNode } {
  const place = { publisher, current: view };
  switch (outcome.page) {
    case 'ask':
      return { status: 422, page: <AskAgainView {...place} {...outcome} /> };
    case 'nothing':
      return { status: 200, page: <AskAgainView {...place} {...outcome} error={null} /> };
    case 'destroyed':
      return { status: 200, page: <DestroyedView publisher={publisher} {...outcome} /> };
    case 'standing':
      return { status: 200, page: <StandingView {...place} {...outcome} today={dayOf(now)} /> };
    case 'change-form':
      return { status: outcome.errors ? 422 : 200, page: <ChangeFormView {...place} {...outcome} /> };
    case 'change-check':
      return { status: 200, page: <ChangeCheckView {...place} {...outcome} /> };
    case 'refusal':
      return { status: outcome.refusal.status, page: <LookupRefusalView {...place} refusal={outcome} /> };
  }
}
