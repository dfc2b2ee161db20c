import { presentAttachments } from '#lib/content/attachments/present';
import { readableText } from '#lib/content/attachments/readable-text';
import { privateDataInText } from '#lib/content/privacy/private-data-in-file';
import type { Rule } from '#lib/content/rule';

/** How many findings of a kind are shown of a file: a list of names has hundreds. */
const SHOWN = 3;

/** Warns of private data in the tables and documents that are attached, as `private-data` does of texts. */
export const attachmentPrivateRule: Rule = {
  name: 'attachment-private',
  *check(source) {
    for (const { path, file, bytes } of presentAttachments(source)) {
      const byKind = new Map<string, string[]>();
      for (const { where, text } of readableText(path, bytes))
        for (const { kind, start, end } of privateDataInText(source, text)) {
          const found = byKind.get(kind) ?? [];
          found.push(
            [where, text.slice(start, end).replace(/\s+/g, '')].filter((words) => words !== '').join('：'),
          );
          byKind.set(kind, found);
        }
      for (const [kind, found] of byKind)
        yield {
          place: { file, line: 1, column: 1 },
          severity: 'warning',
          reason: `附件里可能有个人的${kind}，公布以后收不回来`,
          found: `${found.slice(0, SHOWN).join('；')}${found.length > SHOWN ? `；等${found.length}处` : ''}`,
          expected: '删去，或者用 * 代替中间的几位；确实要公布的（例如单位的联系方式），可以保留',
        };
    }
  },
};
