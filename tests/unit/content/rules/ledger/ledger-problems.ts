import { problemsOf } from '../../../../fixtures/broken/base';

const HEAD = '序号,问题,整改措施,责任单位,责任人,整改时限,整改进展,完成状态';

/** A ledger with the usual head and these rows. */
export function ledgerOf(...rows: string[]): string {
  return [HEAD, ...rows, ''].join('\r\n');
}

/** What the check prints of a ledger in the sound notice, line by line, but for the file being on no page. */
export function ledgerProblems(ledger: string | Uint8Array, path = 'ledger.csv'): string[] {
  const file = `content/2024-reading-corner/${path}:`;
  const said = problemsOf({ [path]: ledger }).join('\n');
  return said
    .split(/\n(?=\S)/)
    .filter((problem) => problem !== '' && !problem.includes('（unused-file）'))
    .flatMap((problem) => problem.replace(file, '').split('\n'));
}
