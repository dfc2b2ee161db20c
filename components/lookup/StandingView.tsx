import { AgainFields } from '#components/lookup/AgainFields';
import { LookupPage, type LookupPageProps } from '#components/lookup/LookupPage';
import { Replies } from '#components/lookup/Replies';
import { States } from '#components/lookup/States';
import { WhomToAsk } from '#components/lookup/WhomToAsk';
import { ViewRow } from '#components/page/ViewRow';
import { ReceiptNumber } from '#components/receipt/ReceiptNumber';
import { receiptGroups } from '#lib/feedback/crypto/receipt';
import { ADDITIONS_MAX, type ChangeName, LOOKUP_FIELDS } from '#lib/feedback/lookup/change';
import type { StandingPage } from '#lib/feedback/lookup/response';
import { SITE_PATHS } from '#lib/model/addresses';

const DONE_TITLES = {
  add: '补充已经收到',
  rate: '评价已经收到',
  withdraw: '反馈已经撤回',
} as const satisfies Record<ChangeName, string>;

const DONE = {
  add: '您的补充已经收到。',
  rate: '您的评价已经收到，以最后一次为准。',
  withdraw: '这份反馈已经撤回。',
} as const satisfies Record<ChangeName, string>;

interface StandingViewProps extends LookupPageProps, Omit<StandingPage, 'page'> {
  /** The Beijing day on which this is shown. */
  today: string;
}

/** How a submission stands: states, answers, and what its writer can do. Never what the writer wrote. */
export function StandingView({ publisher, receipt, standing, done, today, current }: StandingViewProps) {
  const { additions, isAnswered, isRated } = standing;
  return (
    <LookupPage title={done ? DONE_TITLES[done] : '办理情况'} publisher={publisher}>
      {done && (
        <section className="slip" aria-labelledby="receipt">
          <h2 id="receipt">{DONE[done]}</h2>
          <p>回执号还是这一个：</p>
          <ReceiptNumber groups={receiptGroups(receipt)} />
        </section>
      )}
      <States standing={standing} publisher={publisher} today={today} />
      <Replies replies={standing.replies} />
      <section className="leave" aria-labelledby="next">
        <h2 id="next">您还可以</h2>
        <p>
          本页不显示您写的内容。
          {additions > 0 && `您已经补充${additions}次，最多${ADDITIONS_MAX}次。`}
          办结以后也可以补充，办公室会看到。
        </p>
        <form method="post" action={SITE_PATHS.lookup} autoComplete="off">
          <AgainFields receipt={receipt.text} />
          {additions < ADDITIONS_MAX && (
            <button type="submit" name={LOOKUP_FIELDS.change} value="add">
              补充内容
            </button>
          )}
          {isAnswered && (
            <button type="submit" name={LOOKUP_FIELDS.change} value="rate" className="second">
              {isRated ? '修改评价' : '评价答复'}
            </button>
          )}
          <button type="submit" name={LOOKUP_FIELDS.change} value="withdraw" className="second">
            撤回这份反馈
          </button>
          <ViewRow current={current} />
        </form>
      </section>
      <WhomToAsk publisher={publisher} />
      <p className="leave">看完以后，请关闭窗口。下次再看，要重新填写回执号。</p>
    </LookupPage>
  );
}
