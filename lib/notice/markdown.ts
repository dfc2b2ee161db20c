import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { remark } from 'remark';
import type { Processor } from 'unified';

/**
 * CommonMark with tables and footnotes. GFM's other parts stay out: `~` marks spans of numbers in Chinese
 * texts, and bare addresses run into the Chinese words after them.
 */
function tablesAndFootnotes(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [gfmTable(), gfmFootnote()];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()];
}

const parser = remark().use(tablesAndFootnotes).freeze();

/**
 * The tree of the Markdown in `text` from `start` on. What stands before `start` (front matter) is blanked,
 * not cut, so that every position counts from the file's own first line.
 */
export function parseMarkdown(text: string, start = 0): Root {
  const blanked = text.slice(0, start).replace(/[^\n]/g, '') + text.slice(start);
  return parser.parse(blanked);
}
