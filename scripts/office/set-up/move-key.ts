import { readFile } from 'node:fs/promises';
import { systemClock } from '#lib/clock';
import { errorCode } from '#lib/error-code';
import { createDecrypter } from '#lib/feedback/crypto/decrypter';
import { destroyKeyFile, keyFilePath } from '#lib/feedback/crypto/key-file';
import { proveKeyFile } from '#lib/feedback/crypto/key-proof';
import { type NotResealed, resealRow } from '#lib/feedback/crypto/reseal';
import type { FormerOffice } from '#lib/feedback/store/office/office-store';
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

/** How often everything is looked through for what came, or was changed, in the pass before. */
const MOST_PASSES = 20;

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
 * @returns the ids of submissions of which something was left that cannot be opened.
 * @throws CommandError where something cannot be opened: then the former key is kept.
 */
export async function retireKey(former: FormerOffice, recipient: string, move: KeyMove): Promise<string[]> {
  const { store, folder, leavesUnreadable } = move;
  const path = keyFilePath(folder, former.recipient);
  // Broken off while it was destroyed, or after: there is nothing left to open anything with.
  const isGone = former.state === 'resealed' && (await isDestroyed(path));
  const given = isGone ? [] : await resealUntilDone(former, recipient, move);
  if (!isGone) await store.setFormerState(former.recipient, 'resealed');
  // Read directly before, whatever was done: what is sealed to it when it goes is lost.
  const left = await store.notSealedTo(recipient);
  const isGivenUp = leavesUnreadable && (isGone || left.every((id) => given.includes(id)));
  if (left.length > 0 && !isGivenUp)
    throw new CommandError(isGone ? goneText(left, path) : leftText(left, path));
  if ((await store.office())?.recipient !== recipient)
    throw new CommandError(`没有作废旧私钥 ${path}：办公室的密钥刚刚有了变动。请再运行一次。`);
  await destroyKeyFile(path);
  await store.setFormerState(former.recipient, 'destroyed');
  await store.eraseDestroyed(systemClock.now());
  return left;
}

/** Whether a key file was destroyed, perhaps not to the end: there is none, or it was overwritten. */
async function isDestroyed(path: string): Promise<boolean> {
  try {
    return (await readFile(path)).every((byte) => byte === 0);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
}

/**
 * Seals everything anew, again and again until the database shows that nothing is sealed to another key.
 * @returns the ids of the submissions of which something cannot be opened, where that is to be left.
 * @throws CommandError where it is not.
 */
async function resealUntilDone(former: FormerOffice, recipient: string, move: KeyMove): Promise<string[]> {
  const { store, folder, terminal } = move;
  const identity = await proveFormerKey(folder, former.recipient);
  await resealAll(identity, recipient, move);
  const wait = Date.parse(former.since) + OTHER_PROGRAMS - systemClock.now();
  if (wait > 0) {
    await terminal.print(
      `再等 ${Math.ceil(wait / 60_000)} 分钟：换程序时还没结束的旧程序，可能还在用旧密钥保存。可以中断，以后再运行一次。\n`,
    );
    await terminal.wait(wait);
  }
  for (let pass = 1; ; pass += 1) {
    const { failed, wasQuiet } = await resealAll(identity, recipient, move);
    const left = await store.notSealedTo(recipient);
    if (left.length === 0) return [];
    const unreadable = failed.map(({ submission }) => submission);
    if (wasQuiet && left.every((id) => unreadable.includes(id))) {
      if (move.leavesUnreadable) return unreadable;
      throw new CommandError(failedText(failed, folder, former));
    }
    if (pass === MOST_PASSES) throw new CommandError(leftText(left, keyFilePath(folder, former.recipient)));
  }
}

/** What became of one pass over everything that is to be sealed anew. */
interface Pass {
  readonly failed: readonly NotResealed[];
  /** Whether nothing was sealed anew, nor tried in vain: all that is left cannot be opened. */
  readonly wasQuiet: boolean;
}

/** Seals everything anew, a submission after another. */
async function resealAll(identity: string, recipient: string, { store, terminal }: KeyMove): Promise<Pass> {
  const ids = await store.notSealedTo(recipient);
  if (ids.length === 0) return { failed: [], wasQuiet: true };
  const day = dayOf(systemClock.now());
  await store.expectErasure(day, `before resealing to ${recipient}`);
  const decrypter = await createDecrypter([identity]);
  const failed: NotResealed[] = [];
  let tried = 0;
  const progress = new Progress(ids.length, {
    now: () => systemClock.now(),
    isTerminal: terminal.isShown.errors,
    write: terminal.warn,
  });
  try {
    for (const [index, id] of ids.entries()) {
      for (const row of await store.readMany([id], 'all')) {
        const resealed = await resealRow(row, decrypter, recipient);
        tried += resealed.entries.length + (resealed.submission ? 1 : 0);
        // First the entries: to whom their writer's copies are sealed is read from the submission. It waits for them.
        const replaced = [];
        for (const entry of resealed.entries) replaced.push(await store.resealEntry(entry));
        if (resealed.submission && replaced.every(Boolean)) await store.resealSubmission(resealed.submission);
        failed.push(...resealed.failed);
      }
      progress.at(index + 1);
    }
  } finally {
    progress.end();
  }
  await store.expectErasure(day, `after resealing to ${recipient}`);
  return { failed, wasQuiet: tried === 0 };
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

function leftText(ids: readonly string[], path: string): string {
  return [
    `没有作废旧私钥 ${path}：还有 ${ids.length} 件没有用新密钥重新加密：`,
    ...ids.map((id) => `  ${id}`),
    '请再运行一次。',
  ].join('\n');
}

function goneText(ids: readonly string[], path: string): string {
  return [
    `旧私钥 ${path} 已经作废，可是还有 ${ids.length} 件没有用新密钥重新加密，只有旧私钥的备份能打开：`,
    ...ids.map((id) => `  ${id}`),
    '有备份的，请放回原处再运行一次；确认可以不要了，在命令后面加上 --leave-unreadable 再运行一次。',
  ].join('\n');
}
