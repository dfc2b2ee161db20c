import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import * as z from 'zod';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { ledgerFromSpreadsheet, type TakenLedger } from '#lib/content/ledger/ledger-from-spreadsheet';
import { formatProblem, isError, type Problem } from '#lib/content/problem';
import { ContentReader } from '#lib/content/read';
import { officeContactPoints } from '#lib/content/site-file';
import { SpreadsheetError } from '#lib/content/spreadsheet/xml-elements';
import { errorCode } from '#lib/error-code';
import { giveNewName } from '#lib/feedback/store/copies/whole-file';
import { isWithin } from '#lib/is-within';
import { checkNotice } from '#lib/versions/check-notice';
import { optionValue, readCommandLine } from '../command-line';
import { CommandError } from '../run';

const LEDGER_USAGE = `用法（在网站的文件夹里运行）：
  npm run notice -- ledger 台账.xlsx 通报的文件夹名            写成这篇通报的 ledger.csv
  npm run notice -- ledger 台账.xlsx 通报的文件夹名/某一部分    写成这一部分的 ledger.csv
  npm run notice -- ledger 台账.xlsx 文件名.csv               写成别处的文件
  npm run notice -- ledger 台账.xlsx                         写成表格旁边的 ledger.csv
      --sheet "工作表的名称"    文件里有几个工作表时，用哪一个
      --replace              换掉已经有的 ledger.csv`;

/** The name of a ledger's file in a notice. */
const LEDGER_FILE_NAME = 'ledger.csv';

/** `npm run notice -- ledger FILE.xlsx SLUG`: writes a spreadsheet's ledger as CSV, whole or not at all, and checks it. */
export async function ledgerTool(args: readonly string[]): Promise<void> {
  const { file, target, sheet, replace } = readLedgerRequest(args);
  const { CONTENT_DIR: root } = readBuildConfig();
  const path = target === undefined ? join(dirname(file), LEDGER_FILE_NAME) : await outputPath(target, root);
  const { csv, messages, cellName } = taken(file, await readFile(file), sheet);
  await writeWhole(path, csv, replace);
  for (const line of [`已写好 ${path}。`, ...messages]) console.log(line);
  const { problems, next } = await checkLedger(path, csv, root);
  report(problems, cellName);
  if (next !== null) console.log(`这份通报留存过版本，现在和它不同。${next}。`);
}

function readLedgerRequest(args: readonly string[]) {
  return readCommandLine(args, {
    name: 'ledger',
    options: { sheet: { type: 'string' }, replace: { type: 'boolean' } },
    schema: z
      .strictObject({
        operands: z
          .array(z.string())
          .min(1, 'ledger 后面要写一个 .xlsx 文件。')
          .max(2, 'ledger 后面只写两样：.xlsx 文件，和通报的文件夹名。'),
        sheet: optionValue('--sheet 后面要写工作表的名称。').optional(),
        replace: z.boolean('--replace 后面不写内容。').default(false),
      })
      .transform(({ operands: [file = '', target], sheet = null, replace }) => ({
        file,
        target,
        sheet,
        replace,
      })),
    usage: LEDGER_USAGE,
  });
}

function taken(file: string, bytes: Uint8Array, sheet: string | null) {
  try {
    return ledgerFromSpreadsheet(bytes, sheet);
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error;
    throw new CommandError(`没有写台账。${file}：${error.message}`);
  }
}

/** Where a ledger is written: a file by its name, or `ledger.csv` in the folder of a notice or of a part. */
async function outputPath(target: string, root: string): Promise<string> {
  if (/\.csv$/i.test(target)) return target;
  const inContent = isWithin(target, root) ? relative(root, target) : '';
  const folder = join(root, inContent || target);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return join(folder, LEDGER_FILE_NAME);
  throw new CommandError(
    `没有写台账：没有 ${folder} 这个文件夹。写通报的文件夹名；放在某一部分的，写成“通报的文件夹名/这一部分的文件夹名”。`,
  );
}

/** Writes a file whole or not at all. @throws CommandError when it is there already, unless it is to be replaced. */
async function writeWhole(path: string, text: string, replace: boolean): Promise<void> {
  // A name of its own: editors keep their backups as `ledger.csv~`. The content reader passes over names with `~`.
  const part = `${path}.${randomUUID()}~`;
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (replace) await rename(part, path);
    else await giveNewName(part, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    throw new CommandError(
      `没有写台账：已经有 ${path}，不会覆盖它。要换成新的，加上 --replace 再运行；换下来的内容不会保留，要留的先另存一份。`,
    );
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Checks a ledger: one in `content/` as part of its notice, another as if it were a notice's. `next` says how to record it,
 * where its notice has versions.
 */
async function checkLedger(path: string, csv: string, root: string) {
  const inContent = relative(root, path).split(sep).join('/');
  const isInContent = isWithin(path, root) && basename(path) === LEDGER_FILE_NAME;
  const name = isInContent ? inContent : `${LEDGER_FILE_NAME.replace('.csv', '')}/${LEDGER_FILE_NAME}`;
  const tree = isInContent ? await readTree(root) : new Map([[name, new TextEncoder().encode(csv)]]);
  const reader = new ContentReader(tree, root, officeContactPoints(tree, root));
  const { problems, unrecorded } = checkNotice(reader, name.split('/')[0] ?? '');
  return {
    problems: problems
      .filter(({ file }) => file === `${root}/${name}`)
      .map((found) => (isInContent ? found : { ...found, file: path })),
    next: unrecorded.find(({ ruleId }) => ruleId === 'version-changed')?.expected ?? null,
  };
}

/** Prints problems, each with its cell in the spreadsheet: rows above the head and across the table are not in the CSV. */
function report(problems: readonly Problem[], cellName: TakenLedger['cellName']): void {
  for (const found of problems)
    console.log(`\n${formatProblem(found)}\n    在表格里是：${cellName(found.line, found.column)} 格`);
  const errors = problems.filter(isError).length;
  const summary = `台账检查完了：${errors} 处错误，${problems.length - errors} 处提醒。`;
  const next = '请在表格里改好，保存，加上 --replace 再运行一次；也可以直接改 ledger.csv。';
  console.log(problems.length > 0 ? `\n${summary}${next}` : summary);
  if (errors > 0) process.exitCode = 1;
}
