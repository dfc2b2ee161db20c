import type { Rule } from '#lib/content/rule';

/** No two items of a part are identical: likely a file that was copied and not changed. */
export const doubledItem: Rule = {
  name: 'doubled-item',
  *check({ folders }) {
    for (const { items } of folders) {
      const seen = new Map<string, string>();
      for (const { file, name, textAt, bodyText, isReadable } of items) {
        const words = JSON.stringify([textAt(['title']), bodyText]);
        const other = seen.get(words);
        if (other !== undefined) {
          yield {
            place: { file, line: 1, column: 1 },
            reason: '这一条的标题和正文与另一条完全相同',
            found: `${other}、${name}`,
            expected: '删去多余的文件，或者写上这一条自己的内容',
          };
        } else if (isReadable && bodyText !== '') seen.set(words, name);
      }
    }
  },
};
