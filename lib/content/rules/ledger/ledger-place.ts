import { ledgerProblem, ledgersOf } from '#lib/content/ledger/read-ledger';
import type { Rule } from '#lib/content/rule';
import { listedParts } from '#lib/content/source';

/** Finds ledgers that no page would show: a second one, and one in the folder of no part. */
export const ledgerPlace: Rule = {
  name: 'ledger-place',
  *check(source) {
    const [first, ...others] = ledgersOf(source).read;
    const { directory, notice } = source;
    if (!first || !notice) return;
    for (const { file } of others)
      yield {
        ...ledgerProblem({ file, line: 1, column: 1 }, '一份通报只能有一份台账'),
        found: `${first.file.slice(directory.length + 1)}、${file.slice(directory.length + 1)}`,
        expected: '合成一份，放在通报文件夹里；原来的分类写成台账里的一列',
      };
    const path = first.file.slice(directory.length + 1);
    const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : null;
    if (folder === null || listedParts(notice).some((part) => part.folder === folder)) return;
    yield {
      ...ledgerProblem({ file: first.file, line: 1, column: 1 }, '台账所在的文件夹不是通报的一部分'),
      found: path,
      expected: `移到 ${directory}/ledger.csv，或者移到 notice.md 的 parts 所列的文件夹里`,
    };
  },
};
