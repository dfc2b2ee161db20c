import type { Rule } from '#lib/content/rule';
import { itemFilesOf, type MarkdownSource } from '#lib/content/source';

/** The lists that make an outcome complete without a body. */
const LISTS = ['counts', 'items', 'opinions'] as const;

/** Every file has a body, and a notice has any text at all. */
export const emptyText: Rule = {
  name: 'empty-text',
  *check({ notice, contact, outcome, folders, paths }) {
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

/** Raw HTML has no plain text either, but another rule reports it. */
function isEmpty({ isReadable, bodyText, body }: MarkdownSource<unknown>): boolean {
  return isReadable && bodyText.trim() === '' && !body.children.some(({ type }) => type === 'html');
}
