import { systemClock } from '#lib/clock';
import { destroyKeyFile, keyFilePath } from '#lib/feedback/crypto/key-file';
import { proveKeyFile } from '#lib/feedback/crypto/key-proof';
import { type NotResealed, resealRow } from '#lib/feedback/crypto/reseal';
import type { FormerOffice } from '#lib/feedback/store/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';
import { Progress } from '#lib/progress';
import { systemRandom } from '#lib/random';
import { CommandError } from '../../run';
import { troubleWith } from '../key-at-hand';
import type { Terminal } from '../terminal';

/**
 * How long programs of the version before may go on beside this one after a take-over, in milliseconds: they store under the key
 * that they know, whatever stands by then.
 */
const OTHER_PROGRAMS = 180_000;

/** What moving the key away works with. */
export interface KeyMove {
  readonly store: FeedbackStore;
  /** `DATA_DIR`. */
  readonly folder: string;
  readonly terminal: Terminal;
  /** Whether the former key is destroyed although something could not be opened. */
  readonly leavesUnreadable: boolean;
}

/** Proves that the key beside the data opens what is sealed to it. @throws CommandError where it cannot be read here and now. */
export async function proveFormerKey(folder: string, recipient: string): Promise<string> {
  const path = keyFilePath(folder, recipient);
  try {
    const key = await proveKeyFile(path, systemRandom);
    if (key.recipient === recipient) return key.identity;
  } catch (error) {
    throw new CommandError(
      `${troubleWith(path, error)}。没有它，以前的反馈没法用新密钥重新加密。请核对 DATA_DIR，用运行网站的账号或者 root 再运行一次。`,
    );
  }
  throw new CommandError(`文件 ${path} 里是另一个私钥。请把原来的放回去，再运行一次。`);
}

/**
 * Seals everything anew that is sealed to the office's former key, and destroys that key once nothing is. Interrupted at any
 * point, it can be run again.
 * @param former the recipient before, as the store remembers it.
 * @param recipient the office's recipient now.
 * @throws CommandError where something cannot be opened: then the former key is kept.
 */
export async function retireKey(former: FormerOffice, recipient: string, move: KeyMove): Promise<void> {
  const { store, folder, terminal } = move;
  if (former.state === 'resealing') {
    const identity = await proveFormerKey(folder, former.recipient);
    let failed = await resealAll(identity, recipient, move);
    const left = Date.parse(former.since) + OTHER_PROGRAMS - systemClock.now();
    if (left > 0) {
      await terminal.print(
        `再等 ${Math.ceil(left / 60_000)} 分钟：换程序时还没结束的旧程序，可能还在用旧密钥保存。可以中断，以后再运行一次。\n`,
      );
      await terminal.wait(left);
    }
    failed = await resealAll(identity, recipient, move);
    if (failed.length > 0 && !move.leavesUnreadable)
      throw new CommandError(failedText(failed, folder, former));
    await store.setFormerState(former.recipient, 'resealed');
  }
  await destroyKeyFile(keyFilePath(folder, former.recipient));
  await store.setFormerState(former.recipient, 'destroyed');
  await store.eraseDestroyed(systemClock.now());
}

/** Seals everything anew, a submission after another; gives what cannot be opened. */
async function resealAll(
  identity: string,
  recipient: string,
  { store, terminal }: KeyMove,
): Promise<NotResealed[]> {
  const ids = await store.notSealedTo(recipient);
  if (ids.length === 0) return [];
  const day = dayOf(systemClock.now());
  await store.expectErasure(day, `before resealing to ${recipient}`);
  const failed: NotResealed[] = [];
  const progress = new Progress(ids.length, {
    now: () => systemClock.now(),
    isTerminal: terminal.isShown.errors,
    write: terminal.warn,
  });
  try {
    for (const [index, id] of ids.entries()) {
      for (const row of await store.readMany([id])) {
        const resealed = await resealRow(row, [identity], recipient);
        // First the entries: to whom their writer's copies are sealed is read from the submission.
        for (const entry of resealed.entries) await store.resealEntry(entry);
        if (resealed.submission) await store.resealSubmission(resealed.submission);
        failed.push(...resealed.failed);
      }
      progress.at(index + 1);
    }
  } finally {
    progress.end();
  }
  await store.expectErasure(day, `after resealing to ${recipient}`);
  return failed;
}

const WHY: Readonly<Record<NotResealed['why'], string>> = {
  'other-key': '旧私钥打不开，是用更早的密钥加密的',
  damaged: '数据已经损坏',
  writer: '这一条答复打得开，可是原件打不开，没法同时为写信人重新加密',
};

function failedText(failed: readonly NotResealed[], folder: string, former: FormerOffice): string {
  return [
    `其余的都已经用新密钥重新加密，收件箱可以用了。下面 ${failed.length} 条没有，所以旧私钥还留着：${keyFilePath(folder, former.recipient)}`,
    ...failed.map(
      ({ submission, entry, why }) => `  ${submission}${entry === null ? '' : ` ${entry}`}：${WHY[why]}`,
    ),
    '请先另外备份旧私钥。确认这几条可以不要了，在命令后面加上 --leave-unreadable 再运行一次，旧私钥就会作废。',
  ].join('\n');
}
