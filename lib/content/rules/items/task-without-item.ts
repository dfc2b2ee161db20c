import type { Rule } from '#lib/content/rule';
import { lineOf } from '#lib/content/source';

/** An introduction has no unit, time limit or state: no page would show them. */
export const taskWithoutItem: Rule = {
  name: 'task-without-item',
  *check({ folders }) {
    for (const intro of folders.flatMap((folder) => folder.intro ?? [])) {
      for (const key of ['unit', 'limit', 'state']) {
        if (!intro.hasKey([key])) continue;
        const place = intro.keyPlace([key]);
        yield {
          place,
          reason: `引言里写的 ${key} 不会出现在页面上`,
          found: lineOf(intro, place.line).trim(),
          expected: '写在各条自己的文件里，例如 01-study.md',
        };
      }
    }
  },
};
