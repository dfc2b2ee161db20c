import type { Rule } from '#lib/content/rule';

/** Warns of an item without a title where the other items of its part have one. */
export const itemTitle: Rule = {
  name: 'item-title',
  *check({ folders }) {
    for (const { items } of folders) {
      const sound = items.filter((item) => item.hasValidYaml);
      const bare = sound.filter((item) => !item.hasKey(['title']));
      if (bare.length === sound.length) continue;
      for (const item of bare) {
        yield {
          place: { file: item.file, line: 1, column: 1 },
          severity: 'warning',
          reason: '这一条没有标题，同一部分的其他条有标题',
          expected: '在开头信息里写一行 title；本来就没有标题的，可以保留',
        };
      }
    }
  },
};
