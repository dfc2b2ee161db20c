import type { CssByName } from '#lib/site/page-styles';

/** Style sheets for tests that look at no style: each a rule for nothing. */
export const BARE_CSS: CssByName = {
  notice: 'n{}',
  list: 'l{}',
  ledger: 't{}',
  feedback: 'f{}',
  site: 's{}',
  reading: 'r{}',
  views: 'v{}',
};
