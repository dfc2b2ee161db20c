import { isReserved, RESERVED_ANCHORS, RESERVED_PREFIX } from '#lib/content/anchors';
import type { Rule } from '#lib/content/rule';
import { listedParts } from '#lib/content/source';

/** No part takes an anchor that the page itself needs. */
export const anchorReserved: Rule = {
  name: 'anchor-reserved',
  *check({ notice }) {
    if (!notice) return;
    for (const { index, folder } of listedParts(notice)) {
      if (!isReserved(folder)) continue;
      yield {
        place: notice.valuePlace(['parts', index, 'folder']),
        reason: '这个文件夹名称是页面自己要用的',
        found: folder,
        expected: `另起一个名称，不用 ${RESERVED_ANCHORS.join('、')}，也不以 ${RESERVED_PREFIX} 开头`,
        fix: `folder: part-${folder}`,
      };
    }
  },
};
