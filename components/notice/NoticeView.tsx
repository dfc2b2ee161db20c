import { FeedbackRegion } from '#components/feedback/FeedbackRegion';
import { hasContents } from '#components/notice/Contents';
import { History } from '#components/notice/History';
import { NoticeBody } from '#components/notice/NoticeBody';
import { noticeMetaTags } from '#components/notice/noticeMeta';
import { PreviousNextLinks } from '#components/notice/PreviousNext';
import { Share } from '#components/notice/Share';
import { Breadcrumb } from '#components/page/Breadcrumb';
import { Page } from '#components/page/Page';
import { PhaseVariant } from '#components/page/PhaseVariant';
import { noticeShare } from '#components/page/shareMeta';
import { Colophon } from '#components/print/Colophon';
import { PrintedLinks } from '#components/print/PrintedLinks';
import { isLoopback, noticeFormPath, noticePath, printedAddress } from '#lib/model/addresses';
import type { Notice, Publisher } from '#lib/model/notice';
import { readingAddress } from '#lib/views/return-path';

interface NoticeViewProps {
  notice: Notice;
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** The banner of a preview. */
  preview?: string | undefined;
  /** The size of its PDF in bytes; null without one. */
  pdfSize?: number | null;
  /** Whether the page holds every row of the ledger however many they are, as paper does. */
  hasWholeLedger?: boolean;
  /** The notices before and after it in the list. */
  newer: Pick<Notice, 'slug' | 'title'> | null;
  older: Pick<Notice, 'slug' | 'title'> | null;
}

/** A notice's whole page, with the variants of all phases. */
export function NoticeView({
  notice,
  publisher,
  siteUrl,
  preview,
  pdfSize = null,
  hasWholeLedger = false,
  newer,
  older,
}: NoticeViewProps) {
  const { title, window } = notice;
  const listed = hasContents(notice);
  return (
    <Page
      title={title}
      canonical={siteUrl + noticePath(notice.slug)}
      meta={noticeMetaTags(notice, publisher, siteUrl)}
      share={noticeShare(notice, publisher, siteUrl)}
      alternates={[
        { type: 'application/json', href: noticeFormPath(notice.slug, 'json') },
        { type: 'text/plain', href: noticeFormPath(notice.slug, 'txt') },
      ]}
      publisher={publisher}
      reading={readingAddress(noticePath(notice.slug))}
      preview={preview}
      wide={listed}
    >
      <Breadcrumb here="正文" />
      <article className={listed ? 'doc two' : 'doc'}>
        <NoticeBody
          notice={notice}
          publisher={publisher}
          calendar={noticeFormPath(notice.slug, 'ics')}
          takesFeedback
          hasWholeLedger={hasWholeLedger}
        />
        {window && (
          <PhaseVariant when="open">
            <FeedbackRegion notice={notice} window={window} publisher={publisher} />
          </PhaseVariant>
        )}
        <Share address={siteUrl + noticePath(notice.slug)} slug={notice.slug} pdfSize={pdfSize} />
        <History notice={notice} text={noticeFormPath(notice.slug, 'txt')} />
        <PrintedLinks notice={notice} siteUrl={isLoopback(siteUrl) ? '' : siteUrl} />
        <Colophon notice={notice} address={printedAddress(siteUrl, notice.slug)} />
      </article>
      <PreviousNextLinks newer={newer} older={older} />
    </Page>
  );
}
