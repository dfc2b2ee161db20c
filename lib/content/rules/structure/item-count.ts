import { isNumberedItem, ordinalIn } from '#lib/content/files/file-names';
import type { Rule } from '#lib/content/rule';
import { lineOf, listedParts } from '#lib/content/source';

/** A part's folder contains as many items as `notice.md` says, so that a missing or duplicate file is noticed. */
export const itemCount: Rule = {
  name: 'item-count',
  *check({ notice, folders }) {
    if (!notice) return;
    for (const { index, folder, items } of listedParts(notice)) {
      const names = folders.find(({ name }) => name === folder)?.names;
      if (!names || !items || !/^\d{1,3}$/.test(items) || isExplained(names, Number(items))) continue;
      const count = names.filter(isNumberedItem).length;
      const place = notice.valuePlace(['parts', index, 'items']);
      yield {
        place,
        reason: `“${folder}”这一部分的条数与文件夹里的文件不一致`,
        found: `${lineOf(notice, place.line).trim()}，文件夹里有${count}条`,
        expected: `${count < Number(items) ? '补上丢失的文件' : '删去多余的文件'}，或者把条数改正为 ${count}`,
      };
    }
  },
};

/** Whether the count is right, or wrong only by a gap, a duplicate number or a misnamed file, which other rules report. */
function isExplained(names: readonly string[], items: number): boolean {
  const ordinals = names.map(ordinalIn).filter((ordinal) => ordinal !== null);
  const numbered = ordinals.filter((ordinal) => ordinal > 0);
  return (
    names.length > ordinals.length ||
    [numbered.length, new Set(numbered).size, Math.max(0, ...numbered)].includes(items)
  );
}
