import { isNumberedItem } from '#lib/content/files/file-names';
import { anchorsOfRows } from '#lib/content/ledger/compose-ledger';
import { ledgersOf } from '#lib/content/ledger/read-ledger';
import { requotedLine } from '#lib/content/quotes/quotation';
import type { Rule } from '#lib/content/rule';
import { listedParts, type NoticeSource } from '#lib/content/source';
import { itemAnchor } from '#lib/model/anchors';

const LISTS = ['items', 'opinions'] as const;

/** Counts and opinions refer to existing parts, items or rows of the ledger, by anchor. */
export const outcomeItem: Rule = {
  name: 'outcome-item',
  *check(source) {
    const { notice, outcome } = source;
    if (!outcome || !notice?.hasValidYaml) return;
    const anchors = anchorsOfParts(source);
    const rows = ledgersOf(source).read.slice(0, 1).flatMap(anchorsOfRows);
    const [firstRow] = rows;
    for (const list of LISTS) {
      for (const index of outcome.listIndexes([list])) {
        const item = outcome.textAt([list, index, 'item']);
        if (item === null || anchors.includes(item) || rows.includes(item)) continue;
        const meant = item.replace(/^#/, '');
        const place = outcome.valuePlace([list, index, 'item']);
        yield {
          place,
          reason: '通报里没有这一部分，也没有这一条',
          found: item,
          expected: `以下之一：${anchors.join('、')}${firstRow ? `，或者台账里的一项，例如 ${firstRow}` : ''}；不限于某一条的，不写 item`,
          fix:
            anchors.includes(meant) || rows.includes(meant)
              ? requotedLine({ text: item, file: outcome, place }, meant)
              : undefined,
        };
      }
    }
  },
};

/** The anchors that a writer could choose in the form: parts and items. */
function anchorsOfParts({ notice, folders }: NoticeSource): string[] {
  return (notice ? listedParts(notice) : []).flatMap(({ folder }) => {
    const names = folders.find(({ name }) => name === folder)?.names.filter(isNumberedItem) ?? [];
    return [folder, ...names.map((_, index) => itemAnchor(folder, index + 1))];
  });
}
