import type { DeviceRole } from '#lib/office/certificate';
import type { InboxDevice } from '../../work/inbox-types';

/** What each role may do, in Chinese. */
export const ROLE_LABELS = {
  clerk: '阅读和办理',
  reader: '只能阅读',
} as const satisfies Record<DeviceRole, string>;

/** How a device stands, in Chinese. */
export const DEVICE_STATES = {
  active: '可以使用',
  expired: '超过90天没有打开，网站不认了',
  revoked: '已停用',
} as const satisfies Record<InboxDevice['state'], string>;
