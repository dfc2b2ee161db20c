import { PageLink } from '#components/page/PageLink';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';

interface MastheadProps {
  publisher: Publisher | null;
  /** Where the reader chooses how pages look. */
  reading: string;
  wide: boolean;
  /** Whether links open in another window, since leaving the page would lose what it holds. */
  apart: boolean;
}

/** The bar at the top: the publishing body, and links to the list and to the reading preferences. */
export function Masthead({ publisher, reading, wide, apart }: MastheadProps) {
  return (
    <header className="bar">
      <div className={wide ? 'in wide' : 'in'}>
        {publisher && (
          <PageLink className="org" href={SITE_PATHS.home} apart={apart}>
            {publisher.organization}
          </PageLink>
        )}{' '}
        <div>
          <PageLink href={SITE_PATHS.list} apart={apart}>
            通报目录
          </PageLink>{' '}
          <PageLink href={reading} apart={apart}>
            字号和关怀版
          </PageLink>
        </div>
      </div>
    </header>
  );
}
