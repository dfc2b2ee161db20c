import { ArchiveFrame } from '#components/archive/ArchiveFrame';
import { hasContents } from '#components/notice/Contents';
import { History } from '#components/notice/History';
import { NoticeBody } from '#components/notice/NoticeBody';
import { noticeMetaTags } from '#components/notice/noticeMeta';
import { PhaseVariant } from '#components/page/PhaseVariant';
import { Colophon } from '#components/print/Colophon';
import { PrintedLinks } from '#components/print/PrintedLinks';
import { Until } from '#components/text/Until';
import { noticePath, printedAddress } from '#lib/model/addresses';
import type { Notice, Publisher } from '#lib/model/notice';

/** Meta tags that contain the site's address, which not every archive names. */
const OF_THE_ADDRESS = ['SiteDomain', 'Url', 'Image'];

interface ArchiveViewProps {
  notice: Notice;
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** Whether others reach the site there. */
  isReachable: boolean;
  /** The day of archiving, `YYYY-MM-DD`, Beijing. */
  day: string;
}

/** The archived page of a notice, with the variants of all phases; it says all that the page on the site says. */
export function ArchiveView({ notice, publisher, siteUrl, isReachable, day }: ArchiveViewProps) {
  const { slug, title, window, fingerprint } = notice;
  const listed = hasContents(notice);
  const meta = noticeMetaTags(notice, publisher, siteUrl);
  return (
    <ArchiveFrame
      title={title}
      meta={isReachable ? meta : meta.filter(({ name }) => !OF_THE_ADDRESS.includes(name))}
      publisher={publisher}
      day={day}
      address={isReachable ? siteUrl + noticePath(slug) : null}
      fingerprint={fingerprint}
      wide={listed}
    >
      <article className={listed ? 'doc two' : 'doc'}>
        <NoticeBody notice={notice} publisher={publisher} calendar={null} fileAddress={encodeURI}>
          {window && (
            <PhaseVariant when="open">
              <section id="feedback" aria-labelledby="feedback-heading">
                <h2 id="feedback-heading">意见反馈</h2>
                <Until window={window} />
                <p>意见要在网站上提交，存档里没有表单。</p>
              </section>
            </PhaseVariant>
          )}
        </NoticeBody>
        <History notice={notice} text="notice.txt" />
        <PrintedLinks notice={notice} siteUrl={isReachable ? siteUrl : ''} />
        <Colophon notice={notice} address={printedAddress(siteUrl, slug)} />
      </article>
    </ArchiveFrame>
  );
}
