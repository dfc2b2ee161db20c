import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { errorCode } from '#lib/error-code';
import {
  findKey,
  KeyFileError,
  keyFilePath,
  removeKeyFile,
  writeKeyFile,
} from '#lib/feedback/crypto/key-file';
import { proveKeyFile } from '#lib/feedback/crypto/key-proof';
import { generateOfficeKey, type OfficeKey } from '#lib/feedback/crypto/sealing';
import type { FeedbackStore, Office } from '#lib/feedback/store/store';
import { isWithin } from '#lib/is-within';
import { systemRandom } from '#lib/random';
import { CommandError } from '../run';
import { databaseFile, type StoreConfig } from '../server/last-data';
import { withStore } from '../server/store';
import type { RequestOf } from './arguments';
import { troubleWith } from './key-at-hand';
import { noteDoing } from './record/note-doing';
import type { OfficeContext } from './terminal';

/**
 * `key`: generates the office's key in a file, proves that the file decrypts what is encrypted to it, and only then
 * registers it. Interrupted at any point, it can be run again.
 */
export function registerKey(
  { operands, replace }: RequestOf<'key'>,
  { config, terminal }: OfficeContext,
): Promise<void> {
  const path = resolve(operands[0] ?? '');
  const database = config.DATABASE_URL ? null : databaseFile(config);
  const isDatabaseMade = database !== null && !existsSync(database);
  return withStore(config, async (store) => {
    const lost = replace ? await lostKey(store, config) : null;
    const before = lost ? null : await store.office();
    const made = before === null && (await makeFile(path));
    const { recipient } = await proved(path, before, config);
    const office = { recipient, custody: 'elsewhere' } as const;
    const standing = lost
      ? await store.replaceOffice(lost.recipient, office)
      : await store.registerOffice(office);
    if (standing.recipient !== recipient) {
      // Nobody ever seals to it: another stands for good.
      if (made) await removeKeyFile(path);
      throw new CommandError(refusal(standing, config));
    }
    await noteDoing(store, { kind: 'key', detail: lost ? 'exchanged' : 'registered' });
    await terminal.print(
      report({ path, recipient, made, isNew: before === null, custody: standing.custody }),
    );
    if (isDatabaseMade)
      terminal.warn(`数据库 ${database} 是新建的。网站以前收到过反馈的，是 DATA_DIR 写错了。\n`);
    if (lost) terminal.warn(`${await price(store)}\n`);
    if (standing.custody === 'elsewhere' && isWithin(path, config.DATA_DIR)) terminal.warn(`${BESIDE}\n`);
  });
}

/**
 * The office whose key is lost; null where there is none yet.
 * @throws CommandError when the key lies in `DATA_DIR`: then nothing is lost.
 */
async function lostKey(
  store: Pick<FeedbackStore, 'office' | 'devices'>,
  { DATA_DIR }: StoreConfig,
): Promise<Office | null> {
  const office = await store.office();
  if (!office) return null;
  const devices = await store.devices();
  if (devices.some(({ state }) => state === 'active'))
    throw new CommandError(
      '没有换密钥：还有收件箱在用现在的密钥，换了以后新的反馈它们都打不开。确实丢了的，请先用 npm run office -- devices --revoke 逐个停用。',
    );
  const path = keyFilePath(DATA_DIR, office.recipient);
  const found = await findKey(DATA_DIR, office.recipient);
  if (found === 'there') throw new CommandError(`没有换密钥：私钥没有丢，它在 ${path}。`);
  if (found === 'unreadable')
    throw new CommandError(
      `没有换密钥：私钥文件 ${path} 还在，只是读不出来。请先检查它的权限和内容；确实不能用了，把它移走再试。`,
    );
  return office;
}

async function price(store: Pick<FeedbackStore, 'list'>): Promise<string> {
  const { length } = await store.list();
  return `已经换成新的密钥。以前收到的 ${length} 件反馈是用旧密钥加密的，只有找回旧的私钥才能读出来；如果以后找到了，读的时候用 --identity 写明它。`;
}

/** Generates a key in a new file; false where the file exists, perhaps from an interrupted run. */
async function makeFile(path: string): Promise<boolean> {
  try {
    await writeKeyFile(path, await generateOfficeKey());
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new CommandError(`没有生成密钥：文件夹 ${dirname(path)} 不存在，请先建好。`);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new CommandError(`没有生成密钥：没有权限写入 ${path}。`);
    if (code === 'ENOSPC') throw new CommandError(`没有生成密钥：磁盘已满，放不下 ${path}。`);
    if (error instanceof KeyFileError)
      throw new CommandError(`没有登记密钥：${path} 读回来的内容与写进去的不一样，请换一个磁盘。`);
    throw error;
  }
}

/** Reads and proves the key in a file. @throws CommandError when another one is registered already. */
async function proved(path: string, standing: Office | null, config: StoreConfig): Promise<OfficeKey> {
  try {
    const key = await proveKeyFile(path, systemRandom);
    if (standing === null || standing.recipient === key.recipient) return key;
  } catch (error) {
    const trouble = troubleWith(path, error);
    const mayBeCutOff = error instanceof KeyFileError && error.mayBeCutOff;
    if (standing === null && mayBeCutOff)
      throw new CommandError(
        `没有登记密钥：${trouble}。如果这是上一次中断留下的文件，可以删除它再试；否则请换一个文件名。`,
      );
    if (standing === null || error instanceof KeyFileError)
      throw new CommandError(`没有登记密钥：${trouble}。请换一个文件名。`);
  }
  throw new CommandError(refusal(standing, config));
}

function refusal({ recipient, custody }: Office, { DATA_DIR }: StoreConfig): string {
  const where =
    custody === 'elsewhere'
      ? '它的私钥由办公室另外保管'
      : `它的私钥在数据旁边：${keyFilePath(DATA_DIR, recipient)}`;
  return [
    '没有登记新的密钥：已经登记了另一个，反馈都是用它加密的，不能换。',
    `已经登记的公钥：${recipient}`,
    `${where}。`,
  ].join('\n');
}

/** The report in Chinese: what was done, and what to do with the file now. */
function report(done: {
  path: string;
  recipient: string;
  made: boolean;
  isNew: boolean;
  custody: Office['custody'];
}): string {
  const { path, recipient, made, isNew, custody } = done;
  return [
    `${made ? `已经生成办公室的密钥，私钥在 ${path}` : `用的是 ${path} 里原有的私钥`}。`,
    '试过了：用它加密的内容，用这个文件能打开。',
    `${isNew ? '已经登记' : '以前已经登记过'}，公钥：${recipient}`,
    '',
    custody === 'elsewhere' ? TO_DO : STAYS,
    ...(isNew ? ['', '网站现在就可以接收反馈，不用重新启动。'] : []),
    '',
  ].join('\n');
}

const TO_DO = `请现在就做三件事：
  1. 把这个文件复制到至少两个安全的地方，例如两个分开存放的U盘。丢了它，反馈就再也读不出来。
  2. 备份好以后，从服务器上删除它。谁拿到它，谁就能读到反馈；也不要用邮件和微信传送。
  3. 以后读反馈时，用 --identity 写明它在哪里，例如 npm run office -- list --identity 文件名`;

const STAYS =
  '登记的是：私钥与数据放在一起。DATA_DIR 里的私钥文件不要移走或删除，否则网站不再接收反馈；请另外备份。';

const BESIDE =
  '提醒：这个文件放在 DATA_DIR 里，与数据在一起。谁拿到这个文件夹或者它的备份，谁就能读到反馈。请移到别处。';
