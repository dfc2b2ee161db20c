import { Breadcrumb } from '#components/Breadcrumb';
import { Colophon } from '#components/Colophon';
import { hasContents } from '#components/Contents';
import { FeedbackRegion } from '#components/FeedbackRegion';
import { NoticeBody } from '#components/NoticeBody';
import { noticeMeta } from '#components/noticeMeta';
import { Page } from '#components/Page';
import { PhaseVariant } from '#components/PhaseVariant';
import { PrintedLinks } from '#components/PrintedLinks';
import { Share } from '#components/Share';
import { noticeShare } from '#components/shareMeta';
import { Turning } from '#components/Turning';
import type { Notice, Publisher } from '#lib/notice/schema';
import { readingAddress } from '#lib/reading/way-back';
import { isLoopback, printedAddress } from '#lib/share/permanent-address';

interface NoticeViewProps {
  notice: Notice;
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** What a preview says of itself. */
  preview?: string | undefined;
  /** The size of its PDF in bytes; null without one. */
  paper?: number | null;
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
  paper = null,
  newer,
  older,
}: NoticeViewProps) {
  const { title, window } = notice;
  const listed = hasContents(notice);
  return (
    <Page
      title={title}
      canonical={`${siteUrl}/notices/${notice.slug}`}
      meta={noticeMeta(notice, publisher, siteUrl)}
      share={noticeShare(notice, publisher, siteUrl)}
      alternates={[
        { type: 'application/json', href: `/notices/${notice.slug}.json` },
        { type: 'text/plain', href: `/notices/${notice.slug}.txt` },
      ]}
      publisher={publisher}
      reading={readingAddress(`/notices/${notice.slug}`)}
      preview={preview}
      wide={listed}
    >
      <Breadcrumb here="正文" />
      <article className={listed ? 'doc two' : 'doc'}>
        <NoticeBody
          notice={notice}
          forms={{ text: `/notices/${notice.slug}.txt`, calendar: `/notices/${notice.slug}.ics` }}
        />
        <Share address={`${siteUrl}/notices/${notice.slug}`} slug={notice.slug} paper={paper} />
        {window && (
          <PhaseVariant when="open">
            <FeedbackRegion notice={notice} window={window} publisher={publisher} />
          </PhaseVariant>
        )}
        <PrintedLinks notice={notice} siteUrl={isLoopback(siteUrl) ? '' : siteUrl} />
        <Colophon notice={notice} address={printedAddress(siteUrl, notice.slug)} />
      </article>
      <Turning newer={newer} older={older} />
    </Page>
  );
}
