import { LedgerFilters } from '#components/ledger/LedgerFilters';
import { LedgerRows } from '#components/ledger/LedgerRows';
import { LedgerTotals } from '#components/ledger/LedgerTotals';
import { Pager } from '#components/list/Pager';
import { FeedbackLink } from '#components/notice/ItemFeedback';
import { Breadcrumb } from '#components/page/Breadcrumb';
import { Page } from '#components/page/Page';
import { siteMetaTags } from '#components/page/siteMeta';
import { Moment } from '#components/text/Moment';
import { Phrases } from '#components/text/Phrases';
import { noticePath } from '#lib/model/addresses';
import { LEDGER_NAME, type Ledger, rowName } from '#lib/model/ledger/ledger';
import type { LedgerPage } from '#lib/model/ledger/ledger-page';
import { ledgerAddress } from '#lib/model/ledger/ledger-query';
import type { Notice, Publisher } from '#lib/model/notice';
import { readingAddress } from '#lib/views/return-path';

interface LedgerViewProps {
  /** The notice as of the moment. */
  notice: Pick<Notice, 'slug' | 'withdrawn'>;
  /** What the notice is called at the moment. */
  noticeTitle: string;
  ledger: Ledger;
  page: LedgerPage;
  /** Whether feedback is taken at the moment. */
  isOpen: boolean;
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** The banner of a preview. */
  preview?: string | undefined;
}

/**
 * A page of a notice's ledger: totals by state, filters, rows. Search engines index the pages of all rows; filtered ones
 * are `noindex`, since they hold nothing else.
 */
export function LedgerView({
  notice: { slug, withdrawn },
  noticeTitle,
  ledger,
  page,
  isOpen,
  publisher,
  siteUrl,
  preview,
}: LedgerViewProps) {
  const { query, count, missingPage, rows, pages } = page;
  const { state, unit } = query;
  const isNarrowed = state !== null || unit !== null;
  const words = query.page > 1 ? `${LEDGER_NAME}（第${query.page}页）` : LEDGER_NAME;
  return (
    <Page
      title={[state, unit, words, noticeTitle].filter(Boolean).join('－')}
      canonical={isNarrowed ? undefined : siteUrl + ledgerAddress(slug, query)}
      {...(isNarrowed && { robots: 'noindex' })}
      meta={siteMetaTags(publisher, siteUrl)}
      publisher={publisher}
      reading={readingAddress(ledgerAddress(slug, query))}
      preview={preview}
      wide
    >
      <Breadcrumb parent={{ href: noticePath(slug), words: '通报正文' }} here={LEDGER_NAME} />
      <div className="sheet">
        <h1>{LEDGER_NAME}</h1>
        <p className="of">
          <a href={noticePath(slug)}>
            <Phrases text={noticeTitle} />
          </a>
        </p>
        {withdrawn && (
          <p className="note warn">
            本通报已于
            <Moment at={withdrawn.at} />
            撤回。原因：{withdrawn.reason.replace(/。$/, '')}。以下保留原文，只供查阅。
          </p>
        )}
        <LedgerTotals ledger={ledger} stateAddress={null} />
        <LedgerFilters slug={slug} page={page} />
        {isNarrowed && (
          <p>
            {narrowedInWords(query)}的有{count}项。
          </p>
        )}
        {missingPage !== null && <p className="note">没有第{missingPage}页，这里是最后一页。</p>}
        {rows.length > 0 && (
          <LedgerRows
            ledger={ledger}
            rows={rows}
            rowEnd={
              isOpen
                ? (row) => <FeedbackLink slug={slug} anchor={row.anchor} name={rowName(ledger, row)} />
                : undefined
            }
          />
        )}
        <Pager
          page={query.page}
          pages={pages}
          addressOf={(page) => ledgerAddress(slug, { ...query, page })}
        />
      </div>
    </Page>
  );
}

/** What the rows of a filtered page have in common. */
function narrowedInWords({ state, unit }: LedgerPage['query']): string {
  return [state && `完成状态是“${state}”`, unit && `责任单位是“${unit}”`].filter(Boolean).join('、');
}
