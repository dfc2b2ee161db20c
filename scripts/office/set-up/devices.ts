import { systemClock } from '#lib/clock';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { Invitation } from '#lib/feedback/store/office/people-store';
import { dayOf, instantOf } from '#lib/model/date';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { endExchange, exchangeFacts } from '#lib/office/desk/exchange';
import { expiryFrom } from '#lib/office/desk/inbox-request';
import { deviceState } from '#lib/office/desk/listing';
import type { ExchangeFacts } from '#lib/office/exchange/protocol';
import { CommandError } from '../../run';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import { noteDoing } from '../record/note-doing';
import type { OfficeContext } from '../terminal';

const STATES = { active: '可以使用', expired: '已过期', revoked: '已停用' } as const;
const ROLES = { clerk: '办理', reader: '只读' } as const;

/** `devices`: lists the office's inboxes; ends the access of one, or lets one in again that has expired. */
export function tendDevices(
  { revoke, renew }: RequestOf<'devices'>,
  { config, terminal }: OfficeContext,
): Promise<void> {
  return withStoreThere(config, async (store) => {
    const devices = await store.devices();
    const now = systemClock.now();
    const today = dayOf(now);
    const named = revoke ?? renew;
    if (named === undefined) {
      const invitations = await store.invitations(new Date(now).toISOString());
      const exchange = exchangeText(await exchangeFacts(store), devices);
      return terminal.print(`${listText(devices, today)}${invitationsText(invitations, devices)}${exchange}`);
    }
    const device = findDevice(devices, named);
    if (revoke !== undefined) {
      await store.revoke(device.id);
      await noteDoing(store, { kind: 'people', detail: 'ended', subject: device.id });
      // It may have been the last that an exchange of the key waited for.
      await endExchange(store, today);
      return terminal.print(`${revokedText(device)}\n`);
    }
    if (device.state === 'revoked')
      throw new CommandError(`没有办：${shown(device)} 已经停用，不能再用。请为它重新开办。`);
    const expires = expiryFrom(today);
    await store.renew(device.id, expires);
    await noteDoing(store, { kind: 'people', detail: 'renewed', subject: device.id });
    return terminal.print(`${shown(device)} 可以用到 ${expires}。\n`);
  });
}

/** @throws CommandError where there is none of this id or name, or several of the name. */
function findDevice(devices: readonly Device[], named: string): Device {
  const byId = devices.find(({ id }) => id === named);
  if (byId) return byId;
  const [one, ...more] = devices.filter(({ name }) => name === named);
  if (!one)
    throw new CommandError(
      `没有叫 ${escapeInvisibleCharacters(named, '')} 的收件箱。用 npm run office -- devices 查看。`,
    );
  if (more.length === 0) return one;
  const ids = [one, ...more].map(({ id }) => `  ${id}`);
  throw new CommandError([`叫这个名称的收件箱有 ${ids.length} 个，请写编号：`, ...ids].join('\n'));
}

function listText(devices: readonly Device[], today: string): string {
  if (devices.length === 0) return '还没有收件箱。用 npm run office -- setup 开办。\n';
  return devices
    .map((device) =>
      [
        shown(device),
        device.id,
        ROLES[device.role],
        `${STATES[deviceState(device, today)]}${device.state === 'revoked' ? '' : `，有效到 ${device.expires}`}`,
        `上次来访：${device.lastVisit === '' ? '还没有来过' : device.lastVisit}`,
      ].join('  '),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Who exchanges the office's key, while that is not over; empty otherwise. */
function exchangeText(exchange: ExchangeFacts | null, devices: readonly Device[]): string {
  const device = devices.find(({ id }) => id === exchange?.device);
  if (!exchange || !device || exchange.step === 'retired') return '';
  return exchange.step === 'switched'
    ? `${shown(device)} 更换了办公室的密钥，还没有办完：${exchange.waiting.length} 个收件箱没有换上新密钥。\n`
    : `${shown(device)} 正在更换办公室的密钥，还没有启用。不是本人换的，用 --revoke 停用它。\n`;
}

function invitationsText(invitations: readonly Invitation[], devices: readonly Device[]): string {
  return invitations
    .map(({ name, role, expires, inviter }) => {
      const by = devices.find(({ id }) => id === inviter);
      const until = dayOf(instantOf(expires));
      return `${[
        `${shown({ name })}（已邀请，还没有打开）`,
        ROLES[role],
        `邀请有效到 ${until}`,
        `邀请人：${by ? shown(by) : inviter}`,
      ].join('  ')}\n`;
    })
    .join('');
}

function revokedText(device: Device): string {
  return [
    `已经停用 ${shown(device)}：它从现在起连不上网站。`,
    '它里面有办公室的密钥，停用收不回来：它看过的、已经下载的反馈还能打开。人走了、电脑丢了，请考虑更换密钥。',
  ].join('\n');
}

function shown({ name }: Pick<Device, 'name'>): string {
  return escapeInvisibleCharacters(name, '');
}
