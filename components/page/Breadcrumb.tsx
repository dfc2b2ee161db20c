import { SITE_PATHS } from '#lib/model/addresses';
/** The breadcrumb: the list of notices, then this page. */
export function Breadcrumb({ here }: { here: string }) {
  return (
    <nav className="crumb" aria-label="当前位置">
      <ol>
        <li>
          <a href={SITE_PATHS.list}>通报目录</a>
        </li>
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
