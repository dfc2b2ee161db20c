import { UNREADABLE } from '#lib/feedback/export/opened';
import { countRatings, ratingLines } from '#lib/feedback/export/ratings';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import type { RequestOf } from './arguments';
import { neededKeys } from './key-at-hand';
import { withStoreThere } from './office-store';
import { openEach } from './open-each';
import type { OfficeContext } from './terminal';

/**
 * `ratings`: prints how many writers rated the answer so, by notice, as lines for `outcome.md`; no words, and nobody's
 * rating. Returns the exit code: 1 when some cannot be decrypted.
 */
export function listRatings(
  { identity }: RequestOf<'ratings'>,
  { config, terminal }: OfficeContext,
): Promise<number> {
  return withStoreThere(config, async (store) => {
    const { print } = terminal;
    const rated = (await store.list()).filter(({ entries }) => entries.some(({ kind }) => kind === 'rating'));
    if (rated.length === 0) {
      await print('还没有人评价答复。\n');
      return 0;
    }
    const identities = await neededKeys(store, { config, terminal }, identity);
    const opened = openEach(store, rated, identities, terminal, false);
    const { byNotice, unreadable } = await countRatings(opened);
    for (const [notice, totals] of byNotice) {
      const all = Object.values(totals).reduce((sum, count) => sum + count, 0);
      await print(`${escapeInvisibleCharacters(notice, '')}  ${all} 件有评价\n\n${ratingLines(totals)}\n`);
    }
    if (unreadable > 0) await print(`另有 ${unreadable} 件评价${UNREADABLE}，没有算进去。\n`);
    if (byNotice.size > 0) await print('要公布的，把 ratings 这几行写进那篇通报的 outcome.md。\n');
    return unreadable > 0 ? 1 : 0;
  });
}
