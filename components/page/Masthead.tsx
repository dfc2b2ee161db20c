import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';

interface MastheadProps {
  publisher: Publisher | null;
  /** Where the reader chooses how pages look. */
  reading: string;
  wide: boolean;
}

/** The bar at the top: the publishing body, and links to the list and to the reading preferences. */
export function Masthead({ publisher, reading, wide }: MastheadProps) {
  return (
    <header className="bar">
      <div className={wide ? 'in wide' : 'in'}>
        {publisher && (
          <a className="org" href="/">
            {publisher.organization}
          </a>
        )}{' '}
        <div>
          <a href={SITE_PATHS.list}>通报目录</a> <a href={reading}>字号和关怀版</a>
        </div>
      </div>
    </header>
  );
}
