import { type Anchor, anchorsOf } from '#lib/content/anchors';
import type { Rule } from '#lib/content/rule';
import { isReservedAnchor, outerAnchor } from '#lib/model/anchors';

/** Every anchor of a notice's page is unique. Reserved ones are another rule's. */
export const anchorUnique: Rule = {
  name: 'anchor-unique',
  *check(source) {
    const first = new Map<string, Anchor>();
    const reported = new Set<string>();
    for (const anchor of anchorsOf(source)) {
      const earlier = first.get(anchor.id);
      if (isReservedAnchor(anchor.id)) continue;
      if (!earlier) first.set(anchor.id, anchor);
      // A part that is listed twice doubles all its items too: one report is enough.
      else if (!reported.has(outerAnchor(anchor.id))) {
        reported.add(outerAnchor(anchor.id)).add(anchor.id);
        yield {
          place: anchor.place,
          reason: '同一个锚点用了两次',
          found: `#${anchor.id}：${earlier.what}、${anchor.what}`,
          expected: '每一部分用不同的文件夹，文件夹的名称不与其他部分各条的锚点（文件夹名-序号）相同',
        };
      }
    }
  },
};
