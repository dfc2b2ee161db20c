import { PageLink } from '#components/page/PageLink';
import { PublisherLines } from '#components/page/PublisherLines';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';

interface FooterProps {
  publisher: Publisher | null;
  wide: boolean;
  /** Whether links open in another window, since leaving the page would lose what it holds. */
  apart: boolean;
}

/** The footer: links to the site's own pages, and who runs the site. */
export function Footer({ publisher, wide, apart }: FooterProps) {
  return (
    <footer className="foot">
      <div className={wide ? 'in wide' : 'in'}>
        <nav aria-label="网站">
          <PageLink href={SITE_PATHS.list} apart={apart}>
            通报目录
          </PageLink>{' '}
          <PageLink href={SITE_PATHS.privacy} apart={apart}>
            隐私说明
          </PageLink>{' '}
          <PageLink href={SITE_PATHS.lookup} apart={apart}>
            查询反馈
          </PageLink>
        </nav>
        {publisher && <PublisherLines publisher={publisher} />}
      </div>
    </footer>
  );
}
