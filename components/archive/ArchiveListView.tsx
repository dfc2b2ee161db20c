import { ArchiveFrame } from '#components/archive/ArchiveFrame';
import { Moment } from '#components/text/Moment';
import { Phrases } from '#components/text/Phrases';
import { issuersInWords } from '#lib/model/issuers';
import type { Notice, Publisher } from '#lib/model/notice';
import { WITHDRAWN_TITLE_PREFIX } from '#lib/model/phase';

interface ArchiveListViewProps {
  notices: readonly Notice[];
  publisher: Publisher;
  /** The list's address on the site; null where nobody else reaches it. */
  address: string | null;
  /** The day of archiving, `YYYY-MM-DD`, Beijing. */
  day: string;
}

/** The page that lists the notices of an archive. */
export function ArchiveListView({ notices, publisher, address, day }: ArchiveListViewProps) {
  return (
    <ArchiveFrame title="通报存档" publisher={publisher} day={day} address={address}>
      <div className="sheet">
        <h1>通报存档</h1>
        <p>共{notices.length}篇通报。</p>
        <ol className="list">
          {notices.map(({ slug, title, issuer, jointIssuers, published, withdrawn }) => (
            <li key={slug}>
              <a href={`${slug}/index.html`}>
                {withdrawn && WITHDRAWN_TITLE_PREFIX}
                <Phrases text={title} />
              </a>
              <p>
                {issuersInWords({ issuer, jointIssuers })}　{published !== null && <Moment at={published} />}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </ArchiveFrame>
  );
}
