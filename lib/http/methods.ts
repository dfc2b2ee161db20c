import { SITE_PATHS, type SitePath } from '#lib/model/addresses';

const READING: readonly string[] = ['GET', 'HEAD'];
const POSTING: readonly string[] = [...READING, 'POST'];

/** The methods that an address takes, as `Allow` names them (RFC 9110, 10.2.1); of one at which nothing is (null), those that ask. */
export function methodsOf(path: SitePath | null): readonly string[] {
  const takesPosts = path?.kind === 'feedback' || (path?.kind === 'page' && path.path === SITE_PATHS.reading);
  return takesPosts ? POSTING : READING;
}
