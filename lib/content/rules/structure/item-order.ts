import { isItemName, ordinalIn } from '#lib/content/files/file-names';
import type { Rule, RuleProblem } from '#lib/content/rule';
import type { FolderSource } from '#lib/content/source';

/** A part's files are numbered 01, 02, 03 …, each number once. */
export const itemOrder: Rule = {
  name: 'item-order',
  *check({ folders }) {
    for (const folder of folders) yield* problemsOf(folder);
  },
};

function* problemsOf({ names, directory }: FolderSource): Generator<RuleProblem> {
  const numbered = names.flatMap((name) => {
    const ordinal = ordinalIn(name);
    return ordinal === null ? [] : [{ name, ordinal, sound: isItemName(name) }];
  });
  let previous: { name: string; ordinal: number } = { name: '', ordinal: 0 };
  for (const file of numbered.sort((a, b) => a.ordinal - b.ordinal)) {
    const { name, ordinal } = file;
    const place = { file: `${directory}/${name}`, line: 1, column: 1 };
    if (ordinal === previous.ordinal && previous.name !== '') {
      yield {
        place,
        reason: ordinal === 0 ? '这一部分有两个引言' : `这一部分有两个第${ordinal}条`,
        found: `${previous.name}、${name}`,
        expected:
          ordinal === 0 ? '只留一个引言' : '每个序号只有一个文件：删去多余的，或者给后面的各条重新编号',
      };
    } else if (ordinal > previous.ordinal + 1) {
      yield {
        place,
        reason: `各条的序号不连续，缺少第${range(previous.ordinal + 1, ordinal - 1)}条`,
        found: name,
        expected: `补上缺少的文件，或者把这个文件的序号改为 ${twoDigits(previous.ordinal + 1)}`,
      };
    }
    previous = file;
  }
}

function range(first: number, last: number): string {
  return first === last ? String(first) : `${first}至${last}`;
}

function twoDigits(ordinal: number): string {
  return String(ordinal).padStart(2, '0');
}
