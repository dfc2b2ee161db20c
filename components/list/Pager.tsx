interface PagerProps {
  /** The page that is shown, from 1. */
  page: number;
  pages: number;
  addressOf(page: number): string;
}

/** Pagination: the current page, and links to the previous and next one. */
export function Pager({ page, pages, addressOf }: PagerProps) {
  if (pages === 1) return null;
  return (
    <nav className="pager" aria-label="翻页">
      {page > 1 && (
        <a href={addressOf(page - 1)} rel="prev">
          上一页
        </a>
      )}
      <span>
        第{page}页，共{pages}页
      </span>
      {page < pages && (
        <a href={addressOf(page + 1)} rel="next">
          下一页
        </a>
      )}
    </nav>
  );
}
