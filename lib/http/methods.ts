import { SITE_PATHS, type SitePath } from '#lib/model/addresses';

const READING: readonly string[] = ['GET', 'HEAD'];
const POSTING: readonly string[] = [...READING, 'POST'];

/** The site's own pages that are also posted to. */
const POSTED: readonly string[] = [SITE_PATHS.reading, SITE_PATHS.lookup];

/** The methods that an address takes, as `Allow` names them (RFC 9110, 10.2.1); of one at which nothing is (null), those that ask. */
export function methodsOf(path: SitePath | null): readonly string[] {
  const takesPosts =
    path?.kind === 'feedback' ||
    path?.kind === 'office' ||
    (path?.kind === 'page' && POSTED.includes(path.path));
  return takesPosts ? POSTING : READING;
}
