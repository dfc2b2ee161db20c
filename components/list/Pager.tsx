import { type ListQuery, listAddress } from '#lib/search/list-query';

/** Pagination: the current page, and links to the previous and next one. */
export function Pager({ query, pages }: { query: ListQuery; pages: number }) {
  const { page } = query;
  if (pages === 1) return null;
  return (
    <nav className="pager" aria-label="翻页">
      {page > 1 && (
        <a href={listAddress({ ...query, page: page - 1 })} rel="prev">
          上一页
        </a>
      )}
      <span>
        第{page}页，共{pages}页
      </span>
      {page < pages && (
        <a href={listAddress({ ...query, page: page + 1 })} rel="next">
          下一页
        </a>
      )}
    </nav>
  );
}
