import type { Rule } from '#lib/content/rule';
import { listedParts } from '#lib/content/source';
import { isReservedAnchor, REGIONS, RESERVED_ANCHORS } from '#lib/model/anchors';

/** No part has an anchor that is reserved for the page itself. */
export const anchorReserved: Rule = {
  name: 'anchor-reserved',
  *check({ notice }) {
    if (!notice) return;
    for (const { index, folder } of listedParts(notice)) {
      if (!isReservedAnchor(folder)) continue;
      yield {
        place: notice.valuePlace(['parts', index, 'folder']),
        reason: '这个文件夹名称是页面自己要用的',
        found: folder,
        expected: `给文件夹另起一个名称，例如 part-${folder}，这里一起改；不用 ${RESERVED_ANCHORS.join('、')}，也不以 ${REGIONS.feedback} 开头`,
      };
    }
  },
};
