import { PublisherLines } from '#components/page/PublisherLines';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';

/** The footer: links to the site's own pages, and who runs the site. */
export function Footer({ publisher, wide }: { publisher: Publisher | null; wide: boolean }) {
  return (
    <footer className="foot">
      <div className={wide ? 'in wide' : 'in'}>
        <nav aria-label="网站">
          <a href={SITE_PATHS.list}>通报目录</a> <a href={SITE_PATHS.privacy}>隐私说明</a>
        </nav>
        {publisher && <PublisherLines publisher={publisher} />}
      </div>
    </footer>
  );
}
