import type { ReactNode } from 'react';
import type { Meta } from '#components/page/Page';
import { PublisherLines } from '#components/page/PublisherLines';
import { chineseDay } from '#lib/model/date';
import type { Publisher } from '#lib/model/notice';

interface ArchiveFrameProps {
  title: string;
  meta?: readonly Meta[];
  publisher: Publisher;
  /** The day of archiving, `YYYY-MM-DD`, Beijing. */
  day: string;
  /** The page's address on the site; null where nobody else reaches it. */
  address: string | null;
  /** The fingerprint of the page's text. */
  fingerprint?: string;
  wide?: boolean;
  children: ReactNode;
}

/**
 * The frame of an archived page: where and when it comes from. It is opened from a disk, so it loads nothing and has no
 * navigation.
 */
export function ArchiveFrame(props: ArchiveFrameProps) {
  const { title, meta = [], publisher, day, address, fingerprint, wide = false, children } = props;
  const column = wide ? 'in wide' : 'in';
  return (
    <>
      <title>{`${title}－${publisher.organization}`}</title>
      {meta.map(({ name, content }) => (
        <meta key={name} name={name} content={content} />
      ))}
      <meta name="color-scheme" content="light dark" />
      <header className={column}>
        <p className="note">
          存档于{chineseDay(day)}
          {address !== null && (
            <>
              ，来自 <span translate="no">{address}</span>
            </>
          )}
          {fingerprint && (
            <>
              <br />
              正文（notice.txt）的 SHA-256 指纹：<span translate="no">{fingerprint}</span>
            </>
          )}
        </p>
      </header>
      <main className={wide ? 'wide' : undefined}>{children}</main>
      <footer className="foot">
        <div className={column}>
          <PublisherLines publisher={publisher} />
        </div>
      </footer>
    </>
  );
}
