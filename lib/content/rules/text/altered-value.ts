import { requotedLine } from '#lib/content/quotes/quotation';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf } from '#lib/content/source';

/** A text in double quotation marks with an escape, which YAML decodes. */
const ESCAPED = /^"(?:[^"\\]|\\.)*\\./;

/** What begins a text over several lines. */
const BLOCK = /^[|>][+-]?\d?[+-]?\s*$/;

/** Conservation in front matter: warns of a text that YAML changes, by escapes or by joining lines. */
export const alteredValue: Rule = {
  name: 'altered-value',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!/[\\|>]/.test(file.text.slice(0, file.bodyStart))) continue;
      for (const { path, value } of file.validTexts()) {
        const place = file.valuePlace(path);
        const written = lineOf(file, place.line).slice(place.column - 1);
        const isBlock = BLOCK.test(written);
        if (!isBlock && !ESCAPED.test(written)) continue;
        yield {
          place,
          severity: 'warning',
          reason: isBlock ? '这个符号不会出现在页面上，下面几行会连成一行' : '双引号里的反斜杠会改变文字',
          found: written.trim(),
          expected: '文字直接写在冒号后面，写成一行；有特别的符号，用英文单引号括起来',
          fix: isBlock ? undefined : requotedLine({ text: value, file, place }, value),
        };
      }
    }
  },
};
