import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '#lib/clock';
import { hasFreeSpace } from '#lib/feedback/limits/disk-space';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import type { Act } from '#lib/office/act';
import { type ActContext, carryOutAct } from '#lib/office/desk/acts';
import { expiryFrom } from '#lib/office/desk/inbox-request';
import { deviceState } from '#lib/office/desk/listing';
import type { ActResult } from '#lib/office/protocol';
import { NoSealedFile, parseActsFile } from '#lib/office/sealed-file';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import type { OfficeContext } from '../terminal';
import { siteFacts } from './site-facts';

/** What became of an act, in Chinese. */
const RESULTS: Readonly<Record<ActResult['result'] | 'unknown' | 'revoked' | 'expired', string>> = {
  applied: '已经办好',
  already: '以前已经办好，没有再办一次',
  changed: '没有办：这一件在这期间有了变动。请重新导出给收件箱，看过新的内容再办',
  gone: '没有办：这一件已经撤回或者删除',
  'other-key': '没有办：办公室已经换了密钥，它是用旧密钥加密的',
  'no-notice': '没有登记：它写的通报不在网站上，或者没有公示期',
  refused: '没有办：签名不对、日期太旧、这个收件箱只能看不能办，或者这一件办过的次数太多',
  unknown: '没有办：网站不认识这个收件箱',
  revoked: '没有办：这个收件箱已经停用',
  expired: '没有办：这个收件箱太久没有用，已经过期；请先运行 npm run office -- devices --renew 名称',
};

const DONE: ReadonlySet<keyof typeof RESULTS> = new Set(['applied', 'already']);

/**
 * `import`: carries out the acts in a file that an inbox saved, in order, and prints what became of each. It counts as a visit of
 * the devices that made them. Run again it changes nothing.
 * @param builds the folder of builds, from which the notices are. @returns the exit code: 1 where anything was not done.
 */
export async function importActs(
  { operands: [file] }: RequestOf<'import'>,
  { config, terminal }: OfficeContext,
  builds: string,
): Promise<number> {
  const path = resolve(file);
  const { acts } = await readActs(path);
  if (acts.length === 0) {
    await terminal.print(`${path} 里没有待办的事。\n`);
    return 0;
  }
  // A folder that is not there is told better by opening the store.
  if (!config.DATABASE_URL && !(await hasFreeSpace(config.DATA_DIR).catch(() => true)))
    throw new CommandError('没有办：数据所在的磁盘剩余空间太少，为免写满，不再保存。');
  return withStoreThere(config, async (store) => {
    const context = { today: dayOf(systemClock.now()), site: (await siteFacts(builds)).facts };
    const devices = new Map((await store.devices()).map((device) => [device.id, device]));
    const results: (keyof typeof RESULTS)[] = [];
    for (const [index, act] of acts.entries()) {
      const device = devices.get(act.head.device);
      const result = await importAct(act, device, store, context);
      results.push(result);
      await terminal.print(`${index + 1}. ${actText(act, device)}：${RESULTS[result]}。\n`);
    }
    const done = results.filter((result) => DONE.has(result)).length;
    await terminal.print(
      `共 ${results.length} 件事，办好 ${done} 件，没有办 ${results.length - done} 件。\n`,
    );
    return done === results.length ? 0 : 1;
  });
}

async function importAct(
  act: Act,
  device: Device | undefined,
  store: FeedbackStore,
  context: ActContext,
): Promise<keyof typeof RESULTS> {
  if (device === undefined) return 'unknown';
  const { today } = context;
  const state = deviceState(device, today);
  if (state !== 'active') return state;
  const { result } = await carryOutAct(act, device, store, context, false);
  // Only what the device signed tells that it is still there.
  if (result !== 'refused') await store.visit(device.id, today, expiryFrom(today));
  return result;
}

function actText({ head }: Act, device: Device | undefined): string {
  const { submission, kind, state, day } = head;
  const what = kind === 'entered' ? '登记' : state === null ? '内部记录' : STATE_LABELS[state];
  const name = device ? `，${escapeInvisibleCharacters(device.name, '')}` : '';
  return `编号 ${escapeInvisibleCharacters(submission, '')} ${what}（${day}${name}）`;
}

async function readActs(path: string) {
  try {
    return parseActsFile(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof NoSealedFile)) throw error;
    throw new CommandError(`没有办：${path} 不是收件箱保存的待办文件，或者不完整。请从收件箱里重新保存。`);
  }
}
