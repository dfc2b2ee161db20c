import { SITE_PATHS } from '#lib/model/addresses';

interface BreadcrumbProps {
  /** What this page is called. */
  here: string;
  /** The page between the list and this one. */
  parent?: { href: string; words: string };
}

/** The breadcrumb: the list of notices, then this page. */
export function Breadcrumb({ here, parent }: BreadcrumbProps) {
  return (
    <nav className="crumb" aria-label="当前位置">
      <ol>
        <li>
          <a href={SITE_PATHS.list}>通报目录</a>
        </li>
        {parent && (
          <li>
            <a href={parent.href}>{parent.words}</a>
          </li>
        )}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
