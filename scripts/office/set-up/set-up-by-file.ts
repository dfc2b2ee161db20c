import { open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '#lib/clock';
import type { OfficeSetup } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { offerCandidate, proveCandidate } from '#lib/office/desk/set-up';
import { officeErrorSchema, proofResponseSchema, setupResponseSchema } from '#lib/office/protocol';
import {
  parseSetUpFile,
  type SetUpAnswerFile,
  type SetUpOfferFile,
  setUpFileText,
} from '#lib/office/set-up/set-up-files';
import { systemRandom } from '#lib/random';
import { writeNewFile } from '../../new-file';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import type { OfficeContext } from '../terminal';
import { readBuiltInbox } from './built-inbox';
import { confirmWith } from './confirm';

/** The name of the file with the challenge, beside the application. */
const CHALLENGE_FILE = '开办质询.json';

/** Most bytes of a file of a set-up: a key file is smaller, and anything larger is something else. */
const MOST_BYTES = 64 * 1024;

/** Reads a file that an inbox saved for its set-up; null for one that is not there, or something else. */
export async function readSetUpFile(path: string): Promise<SetUpOfferFile | SetUpAnswerFile | null> {
  const file = await open(resolve(path)).catch(() => null);
  if (!file) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return parseSetUpFile(buffer.subarray(0, bytesRead).toString('utf8'));
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/**
 * `key` with a file that an inbox saved for its set-up, where the office's computer has no network: takes the candidate and writes a
 * challenge; or checks the answer to it, and goes on as `setup --confirm` does. Interrupted at any point, it can be run again.
 * @param builds the folder of builds, which know the site's address.
 */
export function setUpByFile(
  file: SetUpOfferFile | SetUpAnswerFile,
  request: RequestOf<'key'>,
  { config, terminal }: OfficeContext,
  builds: string,
): Promise<void> {
  return withStoreThere(config, async (store) => {
    const setup = await store.setup();
    if (file.kind === 'setup-offer') {
      const path = join(dirname(resolve(request.operands[0])), CHALLENGE_FILE);
      await challenge(file, setup, path, store, builds);
      await terminal.print(
        [
          `已经收下申请，写出 ${path}`,
          '请用U盘把它拿到收件箱的电脑上，在收件箱里打开，再把收件箱保存的“开办回答.json”拿回来，在这里运行：',
          '  npm run office -- key 开办回答.json',
          '',
        ].join('\n'),
      );
      return;
    }
    const asked = request.compared ? { ...terminal, ask: async () => '是' } : terminal;
    const digits = await proved(file, setup, store);
    const leavesUnreadable = request['leave-unreadable'];
    await confirmWith(digits, { store, folder: config.DATA_DIR, terminal: asked, leavesUnreadable });
  });
}

/** Takes a candidate, and writes what it is asked. @throws CommandError. */
async function challenge(
  { v: _, kind: __, setup: tokenHash, ...candidate }: SetUpOfferFile,
  setup: OfficeSetup | null,
  path: string,
  store: FeedbackStore,
  builds: string,
): Promise<void> {
  const now = systemClock.now();
  if (setup === null || setup.step === 'confirmed' || Date.parse(setup.expires) <= now)
    throw new CommandError(
      '没有办：没有正在进行的开办，或者已经过期。请重新运行 npm run office -- setup，从头开始。',
    );
  if (setup.tokenHash !== tokenHash)
    throw new CommandError(
      '没有办：这份申请是另一个开办文件的。请用最近一次 setup 写出的开办文件，从头开始。',
    );
  const { site } = await readBuiltInbox(builds);
  const { json } = await offerCandidate(candidate, setup, now, {
    store,
    random: systemRandom,
    siteUrl: site,
  });
  const offered = setupResponseSchema.safeParse(json);
  if (!offered.success) throw new CommandError(refusalOf(json));
  const text = setUpFileText({ v: 1, kind: 'setup-challenge', challenge: offered.data.challenge });
  await writeNewFile(path, (write) => write(text));
}

/** Checks the answer of a candidate; gives the digits by which it is confirmed. @throws CommandError. */
async function proved(
  { device, answer }: SetUpAnswerFile,
  setup: OfficeSetup | null,
  store: FeedbackStore,
): Promise<string> {
  // What was confirmed goes on where it broke off, and what is done is said to be done.
  if (setup === null || setup.step === 'confirmed') return setup?.digits ?? '';
  if (setup.device.id !== device)
    throw new CommandError('没有办：这份回答不是正在开办的收件箱的。请核对文件。');
  const { json } = await proveCandidate(answer, setup, systemClock.now(), { store });
  const answered = proofResponseSchema.safeParse(json);
  if (!answered.success) throw new CommandError(refusalOf(json));
  return answered.data.digits;
}

const REFUSALS: Readonly<Record<string, string>> = {
  used: '没有办：这次开办已经有另一个收件箱用了。不是办公室自己做的，可能有人拿到了开办文件：请重新运行 npm run office -- setup，以前的就作废了。',
  'other-key': '没有办：办公室已经有另一个私钥。请从开办文件重新开始，选“办公室已经有私钥”，填写原来的私钥。',
  wrong: '没有办：回答不对，不是最近一份质询的。请用最近一次的“开办质询.json”，在收件箱里再做一遍。',
  clock: '没有办：收件箱那台电脑的日期和服务器差了一天以上。请改好日期，从开办文件重新开始。',
};

/** Says why a candidate is not taken. */
function refusalOf(json: unknown): string {
  const { error = '' } = officeErrorSchema.safeParse(json).data ?? {};
  return REFUSALS[error] ?? '没有办：这个文件不完整，或者被改动过。请从收件箱里重新保存。';
}
