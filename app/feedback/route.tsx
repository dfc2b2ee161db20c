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
import { NO_STORE } from '#lib/http/cache';
import { dayOf } from '#lib/model/date';
import { answerPost, formPage } from '../posted';
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
  answerPost(request, context, takeLargeTurn, async (post) => {
    const outcome = await context.desk.lookup.answer(post);
    return formPage(outcome, context, (site, view) => draw(outcome, { site, now: context.now, view }));
  }),
);

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
