import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { remark } from 'remark';
import type { Processor } from 'unified';
import { visit } from 'unist-util-visit';

/**
 * CommonMark with tables and footnotes, and with bold that may touch Chinese punctuation, as Chinese writes it.
 * GFM's other parts stay out: `~` marks spans of numbers in Chinese texts, and bare addresses run into the
 * Chinese words after them.
 */
function subset(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [gfmTable(), gfmFootnote(), cjkFriendlyExtension()];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()];
}

type Point = NonNullable<Root['position']>['start'];

const parser = remark().use(subset).freeze();

/**
 * Parses the Markdown in `text` from `start`, the beginning of a line. Positions in the tree count from the beginning of
 * `text`, so that they include the front matter before `start`.
 */
export function parseMarkdown(text: string, start = 0): Root {
  const tree = parser.parse(text.slice(start));
  if (start === 0) return tree;
  const lines = text.slice(0, start).split('\n').length - 1;
  const moved = ({ line, column, offset = 0 }: Point): Point => ({
    line: line + lines,
    column,
    offset: offset + start,
  });
  visit(tree, (node) => {
    if (node.position) node.position = { start: moved(node.position.start), end: moved(node.position.end) };
  });
  return tree;
}
