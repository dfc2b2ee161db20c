import type { ReactNode } from 'react';
import { CheckView } from '#components/feedback/CheckView';
import { FormView } from '#components/feedback/FormView';
import { RefusalView } from '#components/feedback/RefusalView';
import { ReceiptView } from '#components/receipt/ReceiptView';
import { takeTurns } from '#lib/concurrency';
import { EMPTY_FIELDS } from '#lib/feedback/form/fields';
import { offeredItem } from '#lib/feedback/form/item-choice';
import { RECEIPT_FILE_NAME, receiptFileText } from '#lib/feedback/form/receipt-file';
import type { FormResponse, ReceiptAsFile } from '#lib/feedback/intake/form-response';
import type { Post } from '#lib/feedback/intake/post';
import { type Answer, PLAIN_TEXT } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { ITEM_PARAMETER, noticePath } from '#lib/model/addresses';
import { REGIONS } from '#lib/model/anchors';
import { noticeTitleAt, phaseAt } from '#lib/model/phase';
import { periodAt } from '#lib/model/window';
import { visibleEntry } from '#lib/site/visible-notices';
import { answerPost, formPage } from '../../../posted';
import { drawnPage, notFound, type RequestContext, redirectTo, route, textAnswer } from '../../../respond';

const takeLargeTurn = takeTurns(1);

/** `/notices/<slug>/feedback`: the form's target; to be read, the form alone with an item chosen. */
const feedback = route<{ slug: string }>(async (context, { slug }, request) => {
  const { site, now } = context;
  const entry = visibleEntry(site, slug, now);
  const notice = entry?.window ? await site.notice(slug) : null;
  if (!notice?.window) return notFound(context, request);
  const { window } = notice;
  if (request.method !== 'POST') {
    const item = offeredItem(notice, new URL(request.url).searchParams.getAll(ITEM_PARAMETER));
    const isOpen = phaseAt(notice, now) === 'open';
    return item !== null && isOpen
      ? formAbout(item, { ...notice, window }, context)
      : redirectTo(noticePath(slug, REGIONS.feedback));
  }
  return answerPost(request, context, takeLargeTurn, async (posted) => {
    const post = { ...posted, notice: { ...notice, window } };
    return pageOf(await context.desk.intake.answer(post), post, context);
  });
});

export { feedback as GET, feedback as POST };

function formAbout(item: string, notice: Post['notice'], context: RequestContext): Promise<Answer> {
  const { site, view, now } = context;
  const page = (
    <FormView
      notice={notice}
      window={periodAt(notice.window, now)}
      publisher={site.publisher}
      windowTitle={noticeTitleAt(notice, now)}
      values={{ ...EMPTY_FIELDS, item }}
      errors={null}
      current={view}
      isNew
    />
  );
  return drawnPage(context, 'feedback', page, 200, NO_STORE);
}

async function pageOf(
  outcome: FormResponse,
  { notice, arrived }: Post,
  context: RequestContext,
): Promise<Answer> {
  if (outcome.page === 'receipt-file') return receiptFile(outcome, notice, context.site);
  return formPage(outcome, context, (site, view) => draw(outcome, { notice, arrived }, { site, view }));
}

function receiptFile(
  { receipt, received }: ReceiptAsFile,
  notice: Post['notice'],
  { publisher, siteUrl }: Pick<RequestContext['site'], 'publisher' | 'siteUrl'>,
): Answer {
  const text = receiptFileText({ receipt: receipt.text, received, notice, publisher, siteUrl });
  const headers = { 'Content-Disposition': `attachment; filename="${RECEIPT_FILE_NAME}"` };
  return { ...textAnswer(PLAIN_TEXT, text, NO_STORE), headers };
}

function draw(
  outcome: Exclude<FormResponse, ReceiptAsFile>,
  { notice, arrived }: Pick<Post, 'notice' | 'arrived'>,
  { site: { publisher }, view }: Pick<RequestContext, 'site' | 'view'>,
): { status: number; page: ReactNode } {
  const windowTitle = noticeTitleAt(notice, arrived);
  const place = { notice, window: periodAt(notice.window, arrived), publisher, windowTitle, current: view };
  switch (outcome.page) {
    case 'form':
      return { status: outcome.errors ? 422 : 200, page: <FormView {...place} {...outcome} /> };
    case 'check':
      return { status: 200, page: <CheckView {...place} {...outcome} /> };
    case 'receipt':
      return { status: 200, page: <ReceiptView {...place} {...outcome} /> };
    case 'refusal': {
      return { status: outcome.refusal.status, page: <RefusalView {...place} {...outcome} /> };
    }
  }
}
