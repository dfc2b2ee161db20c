import { systemClock } from '#lib/clock';
import type { DeviceIdentity, FormerOffice, OfficeSetup } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore, Office } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { type Certificate, signedCertificateSchema } from '#lib/office/certificate';
import { recipientDigits } from '#lib/office/check-word';
import { expiryFrom } from '#lib/office/desk/inbox-request';
import { recordPeople } from '#lib/office/desk/recorded';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import { askApproval, type OfficeContext } from '../terminal';
import { doneText, keyFilesLeft } from './done-text';
import { type KeyMove, proveFormerKey, retireKey } from './move-key';

/** How often wrong digits may be typed; then the set-up is cancelled. */
const MOST_TRIES = 5;

/**
 * `setup --confirm`: lets the candidate of a set-up in, once somebody typed the digits that its page shows and compared its name
 * and key. Where a key lay beside the data, everything is sealed anew, and only then that key is destroyed. Interrupted at any
 * point, it can be run again.
 */
export function confirmSetUp(
  { operands, 'leave-unreadable': leavesUnreadable, compared }: RequestOf<'setup'>,
  { config, terminal }: OfficeContext,
): Promise<void> {
  const asked = compared ? { ...terminal, ask: async () => '是' } : terminal;
  return withStoreThere(config, (store) =>
    confirmWith(operands, { store, folder: config.DATA_DIR, terminal: asked, leavesUnreadable }),
  );
}

/** The same upon a store. @throws CommandError; StoreUnavailable. */
export async function confirmWith(digits: string, move: KeyMove): Promise<void> {
  const { store, folder, terminal } = move;
  const setup = await store.setup();
  if (setup === null && (await store.formerOffice()) === null) return reportIdle(move);
  if (setup) {
    const isAtWork = setup.step === 'confirmed';
    const confirmed = isAtWork ? setup : await checkDigits(setup, digits, move);
    // Once the office has its key there is nothing left to approve.
    if (!isAtWork || (await store.office())?.recipient !== setup.recipient)
      await compare(confirmed, terminal);
    await activate(confirmed, move);
  }
  const office = await store.office();
  const former = await store.formerOffice();
  const left = former && (await retireFormer(former, office, move));
  if (setup) await store.endSetup(setup.tokenHash);
  await terminal.print(`${doneText(left, await keyFilesLeft(folder), await store.unerasedSince())}\n`);
}

/** Destroys the key before, once the office has another elsewhere. @throws CommandError where it has not. */
async function retireFormer(
  former: FormerOffice,
  office: Office | null,
  move: KeyMove,
): Promise<readonly string[]> {
  if (office?.custody === 'elsewhere' && office.recipient !== former.recipient)
    return retireKey(former, office.recipient, move);
  // Broken off before the office was given another key, or given its former one again since: it is in use.
  await move.store.forgetFormer(former.recipient);
  throw new CommandError(
    '没有办：办公室现在还用着原来的私钥，没有动它。请重新运行 npm run office -- setup，从头开办。',
  );
}

/** @throws CommandError where nothing was ever set up. */
async function reportIdle({ store, terminal }: KeyMove): Promise<void> {
  const devices = await store.devices();
  if (devices.length === 0)
    throw new CommandError('没有正在进行的开办。请先运行 npm run office -- setup，写出开办文件。');
  await terminal.print('以前已经全部办完，没有什么要办的。各个收件箱见 npm run office -- devices。\n');
}

/** Compares the digits; wrong ones are counted. @throws CommandError. */
async function checkDigits(
  setup: OfficeSetup,
  digits: string,
  { store }: Pick<KeyMove, 'store'>,
): Promise<OfficeSetup> {
  if (Date.parse(setup.expires) <= systemClock.now()) {
    await store.endSetup(setup.tokenHash);
    throw new CommandError('没有办：开办文件已经过期。请重新运行 npm run office -- setup。');
  }
  if (setup.step !== 'proved')
    throw new CommandError(
      '没有办：还没有收件箱走到显示数字这一步。请先在办公室的电脑上打开开办文件，照页面办，页面显示8位数字以后再来。',
    );
  const counted = await store.countTry(digits, MOST_TRIES);
  if (counted?.digits === digits) return counted;
  const left = counted === null ? 0 : MOST_TRIES - counted.tries;
  if (left > 0) throw new CommandError(`没有办：数字不对。请逐位核对，还可以试 ${left} 次。`);
  await store.endSetup(setup.tokenHash);
  throw new CommandError(
    `没有办：数字已经错了 ${MOST_TRIES} 次，这次开办作废。请重新运行 npm run office -- setup，并且查一查是谁拿着开办文件。`,
  );
}

/** Shows whose inbox is let in and with which key, and asks. @throws CommandError where nobody says that it is theirs. */
async function compare(setup: OfficeSetup, terminal: KeyMove['terminal']): Promise<void> {
  await terminal.print(
    [
      `收件箱的名称：${escapeInvisibleCharacters(certificateOf(setup).name, '')}`,
      `公钥的核对数字：${recipientDigits(setup.recipient)}`,
      '请与收件箱页面上、恢复单上的核对，一位也不能差。',
      '',
    ].join('\n'),
  );
  await askApproval(terminal, '--compared');
}

/** Gives the office its key, and lets the device in; each step may have been done already. @throws CommandError. */
async function activate(setup: OfficeSetup, { store, folder }: KeyMove): Promise<void> {
  const { device, recipient } = setup;
  const { name, role, verifyKey } = certificateOf(setup);
  const office = await store.office();
  const trouble = await troubleWithCandidate(setup, office, store);
  if (trouble !== null) {
    // One that was confirmed already would keep every other from being begun.
    if (setup.step === 'confirmed') await store.endSetup(setup.tokenHash);
    throw new CommandError(trouble);
  }
  const from = office?.custody === 'beside-data' ? office.recipient : null;
  if (from !== null) await proveFormerKey(folder, from);
  if (!(await store.confirmSetup({ recipient, device })))
    throw new CommandError('没有办：这次开办刚刚被另一次代替。请核对以后再试。');
  if (from !== null) await store.rememberFormer(from, new Date(systemClock.now()).toISOString());
  if (from !== null || office === null) await moveOffice(store, from, recipient);
  const expires = expiryFrom(dayOf(systemClock.now()));
  if (!(await store.addDevice({ ...device, name, role, verifyKey, expires })))
    throw new Error('a device took the place of another between two statements');
  const day = dayOf(systemClock.now());
  if (from !== null || office === null)
    await store.addRecord({
      id: `key:${recipient}`,
      day,
      kind: 'key',
      detail: from === null ? 'registered' : 'moved',
    });
  await recordPeople(store, `joined:${device.id}`, day, 'joined', null, device.id);
}

/** Why a candidate cannot be let in, in Chinese; null where it can. @throws StoreUnavailable. */
async function troubleWithCandidate(
  { device, recipient }: OfficeSetup,
  office: Office | null,
  store: Pick<FeedbackStore, 'devices'>,
): Promise<string | null> {
  if (office?.custody === 'elsewhere' && office.recipient !== recipient)
    return '没有办：办公室的密钥已经另外保管，而这个收件箱用的是另一个。请重新开办，在页面上选择“办公室已经有私钥”。';
  if ((await store.devices()).some((one) => isOtherUnder(one, device)))
    return '没有办：已经有一个编号或者口令相同的收件箱。请重新运行 npm run office -- setup。';
  return null;
}

function isOtherUnder(one: DeviceIdentity, device: DeviceIdentity): boolean {
  const isMet = one.id === device.id || one.tokenHash === device.tokenHash;
  return isMet && !(one.id === device.id && one.tokenHash === device.tokenHash);
}

async function moveOffice(store: FeedbackStore, from: string | null, to: string): Promise<void> {
  if (await store.moveOffice(from, to)) return;
  if (from !== null) await store.forgetFormer(from);
  throw new CommandError('没有办：办公室的密钥刚刚有了变动。请再运行一次。');
}

function certificateOf({ device }: OfficeSetup): Certificate {
  return signedCertificateSchema.parse(JSON.parse(device.certificate)).certificate;
}
