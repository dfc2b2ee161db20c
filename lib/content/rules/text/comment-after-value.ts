import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lastKeyOf, lineOf } from '#lib/content/source';

/** The keys with prose, in which `#` is more likely part of the text. */
const PROSE_KEYS = new Set<string | undefined>(['title', 'heading', 'finding', 'done', 'quote']);

/**
 * Finds comments after values in front matter: YAML ignores the rest of the line after ` #`. An error where it would be
 * missing from a sentence, else a warning.
 */
export const commentAfterValue: Rule = {
  name: 'comment-after-value',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!file.text.includes(' #')) continue;
      for (const { path, value } of file.validTexts()) {
        const place = file.valuePlace(path);
        const line = lineOf(file, place.line);
        const start = place.column - 1;
        const rest = line.slice(start).startsWith(value) ? line.slice(start + value.length) : '';
        const [remark] = /^\s+#.*$/.exec(rest) ?? [];
        if (remark === undefined) continue;
        const blanks = remark.length - remark.trimStart().length;
        yield {
          place: { ...place, column: place.column + value.length + blanks },
          severity: PROSE_KEYS.has(lastKeyOf(path)) ? 'error' : 'warning',
          reason: '空格加 # 之后的文字是备注，不会出现在页面上',
          found: remark.trim(),
          expected: PROSE_KEYS.has(lastKeyOf(path))
            ? '用英文单引号把整个内容括起来；是备注就删去，或者另起一行'
            : '是备注可以保留；是正文就用英文单引号把整个内容括起来',
          fix: PROSE_KEYS.has(lastKeyOf(path))
            ? `${line.slice(0, start)}'${line.slice(start).replace(/'/g, "''")}'`.trim()
            : undefined,
        };
      }
    }
  },
};
