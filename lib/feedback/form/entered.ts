import { addDays } from '#lib/model/date';

/** How something came to the office that it enters itself. */
export const CHANNELS = [
  { value: 'phone', label: '电话' },
  { value: 'letter', label: '来信' },
  { value: 'visit', label: '来访' },
] as const;

/** What the office notes of consent to what it enters: nobody ticked a box. */
export const CONSENTS = [
  { value: 'agreed', label: '已经向本人说明用途、由谁查阅、保存多久，本人同意登记' },
  { value: 'not-asked', label: '没有机会问本人，例如来信没有留联系方式' },
] as const;

/** The values of the channels. */
export const CHANNEL_VALUES = CHANNELS.map(({ value }) => value);

/** The values of what is noted of consent. */
export const CONSENT_VALUES = CONSENTS.map(({ value }) => value);

export type Channel = (typeof CHANNELS)[number]['value'];
export type NotedConsent = (typeof CONSENTS)[number]['value'];

/** For how many days after something came it may be entered. */
export const ENTERED_WITHIN = 366;

/** Whether something may have come on a day, and be entered today, both `YYYY-MM-DD`. */
export function mayHaveComeOn(day: string, today: string): boolean {
  return addDays(today, -ENTERED_WITHIN) <= day && day <= today;
}
