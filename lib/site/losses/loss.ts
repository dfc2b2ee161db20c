import type { Instant } from '#lib/clock';
import { findPrivateData } from '#lib/content/privacy/private-data';
import { minuteOf } from '#lib/model/date';
import { line } from '#lib/model/values';

/** Something that readers could see, and that a build would take away. All texts are Chinese, for staff. */
export interface Loss {
  /** Where it is written: a folder or a file of the content folder, as messages name it. */
  place: string;
  /** What would be gone, or other than it was. */
  what: string;
  /** Since when readers could see it; null where that is not known. */
  since: Instant | null;
  /** How to keep it. */
  way: string;
}

/** A reason for which a build may take something away: one line of text, without private data, since it is kept for good. */
export const lossReason = line.refine((text) => findPrivateData(text, false).length === 0, {
  error: ({ input }) =>
    `--accept-loss 的理由里可能有个人的${findPrivateData(String(input), false)[0]?.kind}，会一直留在构建里，不能删改。换一种说法，重新运行；什么也没有留存。`,
});

/** Formats a loss in two lines: what would be lost, and how to keep it. */
export function formatLoss({ place, what, since, way }: Loss): string {
  const seen = since === null ? '读者一直看得到' : `读者从 ${minuteOf(since)} 起看得到`;
  return `${place} 错误 ${what}（${seen}）\n    办法：${way}`;
}

/** A loss in one line, as a build's manifest keeps it. */
export function lossLine({ place, what }: Loss): string {
  return `${place} ${what}`;
}

/**
 * Formats all losses, and the ways out that hold for each of them.
 * @param options what the command was run with besides, to be written again with the reason: `--back `, or nothing.
 */
export function formatLosses(losses: readonly Loss[], options: '' | '--back ' = ''): string {
  return [
    '和上一次构建相比，读者已经看到的内容会被拿掉：',
    ...losses.map(formatLoss),
    `只想回到以前的文字，照 content/README.md 第十二节做：恢复正文，不恢复 versions，再写明更正。\n单位确定要拿掉的，运行 npm run build -- ${options}--accept-loss "理由"；理由会记在这次构建里。`,
  ].join('\n\n');
}
