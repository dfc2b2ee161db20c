import { footnoteNumbers } from '#lib/content/markdown/footnotes';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';

/** Every footnote is defined once and cited: any other would be missing from the page. */
export const footnoteUsed: Rule = {
  name: 'footnote-used',
  *check(source) {
    for (const { file, body, text } of filesOf(source)) {
      if (!text.includes('[^')) continue;
      const cited = footnoteNumbers(body);
      const seen = new Set<string>();
      const problems: { line: number; column: number; label: string; twice: boolean }[] = [];
      visit(body, 'footnoteDefinition', ({ identifier, label, position }) => {
        const twice = seen.has(identifier);
        seen.add(identifier);
        const start = position?.start ?? { line: 1, column: 1 };
        if (twice || !cited.has(identifier)) problems.push({ ...start, label: label ?? identifier, twice });
      });
      for (const { line, column, label, twice } of problems) {
        yield {
          place: { file, line, column },
          severity: twice ? 'error' : 'warning',
          reason: twice
            ? '同一个脚注写了两遍，后一个不会出现在页面上'
            : '正文没有用到这个脚注，它不会出现在页面上',
          found: `[^${label}]`,
          expected: twice ? '每个脚注用不同的名称' : `在正文需要注释的地方写 [^${label}]，或者删去这个脚注`,
        };
      }
    }
  },
};
