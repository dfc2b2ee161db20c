import { Breadcrumb } from '#components/Breadcrumb';
import { Closing } from '#components/Closing';
import { Colophon } from '#components/Colophon';
import { Contents, hasContents } from '#components/Contents';
import { Facts } from '#components/Facts';
import { FeedbackRegion } from '#components/FeedbackRegion';
import { Glance } from '#components/Glance';
import { History } from '#components/History';
import { noticeMeta } from '#components/noticeMeta';
import { OutcomeView } from '#components/OutcomeView';
import { Page } from '#components/Page';
import { PartView } from '#components/PartView';
import { PhaseVariant } from '#components/PhaseVariant';
import { Phrases } from '#components/Phrases';
import { PrintedLinks } from '#components/PrintedLinks';
import { Share } from '#components/Share';
import { StateVariant } from '#components/StateVariant';
import { noticeShare } from '#components/shareMeta';
import { Text } from '#components/Text';
import { Turning } from '#components/Turning';
import { Withdrawal } from '#components/Withdrawal';
import type { Notice, Publisher } from '#lib/notice/schema';
import { WITHDRAWN_MARK } from '#lib/notice/withdrawn-mark';
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
  const { title, opening, parts, window, withdrawn, outcome } = notice;
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
        <header>
          <h1 className="title">
            {withdrawn && (
              <StateVariant when="withdrawn">
                {WITHDRAWN_MARK}
                <wbr />
              </StateVariant>
            )}
            <Phrases text={title} />
          </h1>
          {withdrawn && <Withdrawal withdrawn={withdrawn} />}
          <Facts notice={notice} />
        </header>
        {listed && <Contents notice={notice} />}
        <div className="body">
          {outcome && <OutcomeView notice={notice} outcome={outcome} />}
          <Glance notice={notice} />
          {opening && <Text id="opening" body={opening} />}
          {parts.map((part) => (
            <PartView key={part.anchor} part={part} />
          ))}
          <Closing notice={notice} />
          <History notice={notice} />
        </div>
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
