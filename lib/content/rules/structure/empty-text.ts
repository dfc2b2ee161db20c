import { toString as textOf } from 'mdast-util-to-string';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { itemFilesOf, type MarkdownSource } from '#lib/content/source';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** The lists that make an outcome complete without a body. */
const LISTS = ['counts', 'items', 'opinions'] as const;

/** Every file has a body, a notice has any text at all, and headings and links have words that can be seen. */
export const emptyText: Rule = {
  name: 'empty-text',
  *check(source) {
    const { notice, contact, outcome, folders, paths } = source;
    for (const file of filesOf(source)) yield* emptyNodes(file);
    for (const file of [...folders.flatMap(itemFilesOf), contact]) {
      if (file === null || !isEmpty(file)) continue;
      yield {
        place: file.bodyPlace,
        reason: file === contact ? '联系方式没有正文' : '没有正文',
        expected: '在开头信息下面写正文；不要的文件就删去',
      };
    }
    if (outcome && isEmpty(outcome) && LISTS.every((list) => outcome.listIndexes([list]).length === 0)) {
      yield {
        place: outcome.bodyPlace,
        reason: '反馈情况没有内容',
        expected: '写 counts、opinions，或者在开头信息下面写正文；没有收到意见的，也说明一句',
      };
    }
    if (!notice || !isEmpty(notice) || paths.some((path) => path !== 'notice.md' && path.endsWith('.md'))) {
      return;
    }
    yield {
      place: notice.bodyPlace,
      reason: '这份通报没有任何正文',
      expected: '在开头信息下面写正文，或者写各部分',
    };
  },
};

function emptyNodes({ file, text, body }: MarkdownSource<unknown>): RuleProblem[] {
  const found: RuleProblem[] = [];
  visit(body, ['heading', 'link', 'linkReference'], (node) => {
    const { start, end } = node.position ?? {};
    if (!start || hasVisibleCharacters(textOf(node))) return;
    const isHeading = node.type === 'heading';
    found.push({
      place: { file, line: start.line, column: start.column },
      reason: isHeading ? '小标题没有文字' : '链接没有文字，读者看不到，也点不到',
      found: text.slice(start.offset, end?.offset),
      expected: isHeading ? '在 # 后面写标题，或者删去这一行' : '在方括号里写文字，或者删去这个链接',
    });
  });
  return found;
}

/** Raw HTML has no plain text either, but another rule reports it. */
function isEmpty({ isReadable, bodyText, body }: MarkdownSource<unknown>): boolean {
  return isReadable && !hasVisibleCharacters(bodyText) && !body.children.some(({ type }) => type === 'html');
}
