import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { base64urlnopad } from '@scure/base';
import { systemClock } from '#lib/clock';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { findKey, keyFilePath } from '#lib/feedback/crypto/key-file';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { isWithin } from '#lib/is-within';
import { minuteOf } from '#lib/model/date';
import { hashOfBareInbox, setUpFile } from '#lib/office/inbox-file';
import { randomDigits } from '#lib/office/passphrase';
import { isSafeSite } from '#lib/office/site-address';
import { SECRET_BYTES } from '#lib/office/values';
import { systemRandom } from '#lib/random';
import { writeNewFile } from '../../new-file';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import type { OfficeContext } from '../terminal';
import { readBuiltInbox } from './built-inbox';

/** The name of the file, unless another is asked for. */
const FILE = '开办收件箱.html';

/** How long its token is valid, in milliseconds. */
const VALID = 86_400_000;

/** Folders whose files are public, or are taken away by the next build. */
const UNFIT = ['public', 'app'];

/**
 * `setup`: writes the file by which an office is set up on a computer of its own: the inbox, the site's address, and a token. A
 * set-up that is under way is forgotten.
 * @param builds the folder of builds.
 */
export async function beginSetUp(
  request: RequestOf<'setup'>,
  { config, terminal }: OfficeContext,
  builds: string,
): Promise<void> {
  const path = resolve(request.output ?? FILE);
  const { html, site, contentDir } = await readBuiltInbox(builds);
  if (!isSafeSite(site))
    throw new CommandError(
      `没有写出文件：网站的网址 ${site} 不是 https，办公室的收件箱不会连它。请先给网站配上 TLS，用 https 的 SITE_URL 重新运行 npm run build。`,
    );
  for (const folder of [...UNFIT, contentDir, builds]) refuseWithin(path, folder);
  if (existsSync(path)) throw new CommandError(`没有写成：已经有 ${path}，不会覆盖它。请换一个文件名。`);
  const token = base64urlnopad.encode(systemRandom(SECRET_BYTES));
  const expires = systemClock.now() + VALID;
  const until = new Date(expires).toISOString();
  const file = setUpFile(html, { setup: token, site, expires: until });
  const before = await withStoreThere(config, async (store) => {
    await refuseUnready(store, config.DATA_DIR);
    const setup = await store.setup();
    const digits = randomDigits(systemRandom, 8);
    // First the file: a set-up that is under way is given up only for one that there is.
    await writeNewFile(path, (write) => write(file));
    try {
      if (!(await store.beginSetup({ tokenHash: sha256Base64url(token), expires: until, digits })))
        throw new CommandError(UNFINISHED);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return setup !== null;
  });
  await terminal.print(reportText({ path, site, until: minuteOf(expires), file, html, before }));
}

function refuseWithin(path: string, folder: string): void {
  if (isWithin(path, resolve(folder)))
    throw new CommandError(
      `没有写成：${path} 在 ${folder} 文件夹里，那里的文件会公开或者被清理。请换一个地方。`,
    );
}

const UNFINISHED =
  '没有写出文件：上一次开办已经确认，可是还没有办完。请先运行 npm run office -- setup --confirm 和当时的数字。';

/** @throws CommandError where a set-up could not be finished. */
async function refuseUnready(store: FeedbackStore, folder: string): Promise<void> {
  const isConfirmed = (await store.setup())?.step === 'confirmed';
  if (isConfirmed || (await store.formerOffice())) throw new CommandError(UNFINISHED);
  const office = await store.office();
  if (office?.custody !== 'beside-data' || (await findKey(folder, office.recipient)) === 'there') return;
  throw new CommandError(
    `没有写出文件：现在的私钥应当是 ${keyFilePath(folder, office.recipient)}，可是它不在或者读不出来，以前的反馈没法用新密钥重新加密。请先把它放回去，用运行网站的账号或者 root 运行。`,
  );
}

function reportText(done: {
  path: string;
  site: string;
  until: string;
  file: string;
  html: string;
  before: boolean;
}): string {
  const { path, site, until, file, html, before } = done;
  return [
    `已写出 ${path}`,
    `网站：${site}。里面有一个开办凭证，${until}（北京时间）以前有效，只能用一次。它不是收件箱的口令：不用记，也不用输入，口令由办公室的同志在页面上定。`,
    ...(before ? ['以前写出、还没有确认的开办文件已经作废。'] : []),
    '',
    '请照着办：',
    '  1. 用U盘把这个文件拿到办公室的电脑上。不要用邮件和微信传送：谁先打开它，谁就可能成为办公室。拿走以后，从服务器上删除它。',
    '  2. 在办公室的电脑上用浏览器打开它，照页面上写的办，直到页面显示8位数字。',
    '  3. 向那位同事当面或者打电话问清8位数字、名称和公钥的核对数字，在这里运行：',
    '     npm run office -- setup --confirm 8位数字',
    '',
    `这个文件的 SHA-256：${createHash('sha256').update(file).digest('hex')}`,
    `里面的程序（没有数据的收件箱）的 SHA-256：${hashOfBareInbox(html)}`,
    '在办公室的电脑上核对：certutil -hashfile 文件名 SHA256',
    '',
  ].join('\n');
}
