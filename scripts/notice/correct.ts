import { createInterface } from 'node:readline/promises';
import * as z from 'zod';
import { systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import {
  type Correction,
  type CorrectionReasons,
  prepareCorrection,
  reasonSchema,
} from '#lib/versions/correct';
import { noticeFolder, optionValue, readCommandLine } from '../command-line';
import { CommandError } from '../run';
import { applyChanges, commandError } from './apply-changes';
import { cleanPictures } from './clean-pictures';
import { requireNotice } from './require-notice';

/** `npm run notice -- correct SLUG`: shows what was changed, asks what and why, and records it as the next version. */
export async function correctTool(args: readonly string[]): Promise<void> {
  const { slug, reasons } = readCorrectRequest(args);
  const { CONTENT_DIR: root } = readBuildConfig();
  const tree = await readTree(root);
  requireNotice(tree, root, slug);
  const cleaned = await cleanPictures(tree, root, slug);
  const change = prepareCorrection({ tree: cleaned.tree, root, slug, now: systemClock.now() });
  if (!change.done) throw commandError(change);
  console.log(`和留存的版本相比（- 是留存的，+ 是现在的）：\n\n${change.changes.lines.join('\n')}\n`);
  for (const line of change.reminders) console.log(`${line}\n`);
  await applyChanges(change.record(await reasonsFor(change, reasons)), root, cleaned);
}

function readCorrectRequest(args: readonly string[]) {
  const reason = (option: string) => optionValue(`--${option} 后面要写内容。`).trim().optional();
  return readCommandLine(args, {
    name: 'correct',
    options: { what: { type: 'string' }, why: { type: 'string' }, 'window-why': { type: 'string' } },
    schema: z
      .strictObject({
        operands: z.tuple([noticeFolder], 'correct 后面要写一个通报的文件夹名。'),
        what: reason('what'),
        why: reason('why'),
        'window-why': reason('window-why'),
      })
      .transform(({ operands: [slug], what, why, 'window-why': windowWhy }) => ({
        slug,
        reasons: { what, why, windowWhy },
      })),
    usage:
      '用法：npm run notice -- correct 通报的文件夹名 [--what 更正了什么] [--why 为什么] [--window-why 公示期为什么调整]（不写的，运行时会问）',
  });
}

/** Questions for the reasons that the command line does not give; `by` names the change that needs the reason. */
const QUESTIONS: Readonly<Record<keyof CorrectionReasons, { by: 'words' | 'window'; words: string }>> = {
  what: { by: 'words', words: '更正了什么？请用一句话写明，会公布在通报末尾：' },
  why: { by: 'words', words: '为什么更正？也会公布：' },
  windowWhy: { by: 'window', words: '公示期为什么调整？请用一句话写明，会公布在通报末尾：' },
};

async function reasonsFor(
  { changes, privateKindIn }: Correction,
  given: { readonly [Reason in keyof CorrectionReasons]: string | undefined },
): Promise<CorrectionReasons> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  // Piped answers come all at once, so lines are read one by one as they are needed.
  const lines = asking[Symbol.asyncIterator]();
  const reasonFor = async (reason: keyof CorrectionReasons): Promise<string> => {
    const { by, words } = QUESTIONS[reason];
    if (!changes[by]) return '';
    const known = given[reason];
    if (known !== undefined) return validReason(known, privateKindIn);
    console.log(words);
    const { value, done } = await lines.next();
    const text = done ? '' : value.trim();
    if (text === '') throw new CommandError('没有写内容，什么也没有留存。');
    return validReason(text, privateKindIn);
  };
  try {
    const what = await reasonFor('what');
    const why = await reasonFor('why');
    return { what, why, windowWhy: await reasonFor('windowWhy') };
  } finally {
    asking.close();
  }
}

/** Validates a reason. @throws CommandError where it may not stand in the record. */
function validReason(text: string, privateKindIn: Correction['privateKindIn']): string {
  const { success, error } = reasonSchema.safeParse(text);
  const privateKind = privateKindIn(text);
  if (privateKind !== null)
    throw new CommandError(
      `写的内容里可能有个人的${privateKind}，公布以后不能删改。换一种说法，重新运行；什么也没有留存。`,
    );
  if (success) return text;
  throw new CommandError(`写的内容${error.issues[0]?.message ?? '不对'}。什么也没有留存，请重新运行。`);
}
