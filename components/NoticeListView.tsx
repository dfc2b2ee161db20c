import { Moment } from '#components/Moment';
import { Page } from '#components/Page';
import { PhaseLabel } from '#components/PhaseLabel';
import { Phrases } from '#components/Phrases';
import { siteShare } from '#components/shareMeta';
import { COLUMN_META, siteMeta } from '#components/siteMeta';
import { WindowDays } from '#components/WindowDays';
import type { Phase } from '#lib/notice/phase';
import type { Notice, Publisher } from '#lib/notice/schema';

/** What the list shows of a notice, at one moment. */
export type ListedNotice = Pick<Notice, 'slug' | 'title' | 'issuer' | 'published' | 'window'> & {
  phase: Phase | null;
};

interface NoticeListViewProps {
  /** Newest first. */
  entries: readonly ListedNotice[];
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** What a preview says of itself. */
  preview?: string | undefined;
}

/** Every published notice, each with its phase. */
export function NoticeListView({ entries, publisher, siteUrl, preview }: NoticeListViewProps) {
  return (
    <Page
      title="通报目录"
      canonical={`${siteUrl}/notices`}
      meta={[
        ...siteMeta(publisher, siteUrl),
        ...COLUMN_META,
        { name: 'description', content: `${publisher.organization}公布的全部通报` },
      ]}
      share={siteShare(publisher, siteUrl, {
        title: '通报目录',
        path: '/notices',
        description: `${publisher.organization}公布的全部通报`,
      })}
      publisher={publisher}
      preview={preview}
    >
      <div className="sheet">
        <h1>通报目录</h1>
        {entries.length === 0 ? (
          <p>目前没有通报。通报公布以后，会列在这里。</p>
        ) : (
          <ol className="list">
            {entries.map((entry) => (
              <ListEntry key={entry.slug} entry={entry} />
            ))}
          </ol>
        )}
      </div>
    </Page>
  );
}

function ListEntry({ entry: { slug, title, issuer, published, window, phase } }: { entry: ListedNotice }) {
  return (
    <li>
      <h2>
        <a href={`/notices/${slug}`}>
          <Phrases text={title} />
        </a>
      </h2>
      <p>
        {issuer}　{published === null ? '草稿' : <Moment at={published} />}
      </p>
      {window && phase && (
        <p>
          公示期：
          <WindowDays window={window} /> <PhaseLabel phase={phase} />
        </p>
      )}
    </li>
  );
}
