import { EmptyList } from '#components/list/EmptyList';
import { ListEntryView } from '#components/list/ListEntryView';
import { ListFilters } from '#components/list/ListFilters';
import { ListSearch } from '#components/list/ListSearch';
import { listTitle } from '#components/list/listTitle';
import { Pager } from '#components/list/Pager';
import { Page } from '#components/page/Page';
import { siteShare } from '#components/page/shareMeta';
import { columnDescription, columnMetaTags, siteMetaTags } from '#components/page/siteMeta';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';
import { inQuotationMarks } from '#lib/model/text/quotation-marks';
import type { ListPage } from '#lib/search/list-page';
import { listAddress } from '#lib/search/list-query';
import { readingAddress } from '#lib/views/return-path';

interface NoticeListViewProps {
  listing: ListPage;
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** The banner of a preview. */
  preview?: string | undefined;
}

/**
 * A page of the list of notices. Search engines index the pages of the plain list; filtered lists and search results are
 * `noindex`, since they hold nothing else.
 */
export function NoticeListView({ listing, publisher, siteUrl, preview }: NoticeListViewProps) {
  const { query, total, count } = listing;
  const isNarrowed = query.phase !== null || query.issuer !== null || query.q !== null;
  return (
    <Page
      title={listTitle(listing)}
      canonical={isNarrowed ? undefined : siteUrl + listAddress(query)}
      {...(isNarrowed && { robots: 'noindex' })}
      meta={[
        ...siteMetaTags(publisher, siteUrl),
        ...columnMetaTags(publisher),
        { name: 'description', content: columnDescription(publisher) },
      ]}
      share={siteShare(publisher, siteUrl, {
        title: '通报目录',
        path: SITE_PATHS.list,
        description: columnDescription(publisher),
      })}
      publisher={publisher}
      reading={readingAddress(listAddress(query))}
      preview={preview}
    >
      <div className="sheet">
        <h1>通报目录</h1>
        {total === 0 ? (
          <p>目前没有通报。通报公布以后，会列在这里。</p>
        ) : (
          <>
            <ListSearch query={query} />
            <ListFilters listing={listing} />
            {count === 0 ? <EmptyList listing={listing} /> : <FilledList listing={listing} />}
          </>
        )}
      </div>
    </Page>
  );
}

function FilledList({ listing }: { listing: ListPage }) {
  const { query, groups, pages, missingPage } = listing;
  return (
    <>
      <Result listing={listing} />
      {missingPage !== null && <p className="note">没有第{missingPage}页，这里是最后一页。</p>}
      {groups.map(({ year, entries }) => (
        <section key={year}>
          <h2>{year === null ? '草稿' : `${year}年`}</h2>
          <ol className="list">
            {entries.map((entry) => (
              <ListEntryView key={entry.notice.slug} entry={entry} query={query} />
            ))}
          </ol>
        </section>
      ))}
      <Pager page={query.page} pages={pages} addressOf={(page) => listAddress({ ...query, page })} />
    </>
  );
}

/** The number of results, and a link out of a search. */
function Result({ listing: { query, count } }: { listing: ListPage }) {
  if (query.q === null) return <p>共{count}篇通报。</p>;
  return (
    <p className="ways">
      搜索{inQuotationMarks(query.q)}，找到{count}篇通报。
      <a href={listAddress({ ...query, q: null, page: 1 })}>去掉搜索词</a>
    </p>
  );
}
