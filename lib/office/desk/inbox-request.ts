import type * as z from 'zod';
import type { Instant } from '#lib/clock';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { RequestBody } from '#lib/http/body';
import { addDays } from '#lib/model/date';
import type { NoticeItems, officeErrorSchema, SiteFacts } from '#lib/office/protocol';
import type { Random } from '#lib/random';

/** A request below `/office/v1`. */
export interface InboxRequest {
  readonly method: string;
  /** The address below `/office/v1/`, such as `setup/proof`. */
  readonly endpoint: string;
  /** The header of that name; null without one. */
  readonly authorization: string | null;
  readonly now: Instant;
  /** Reads what the office is told of the site at this moment, which nobody does for a request without a valid token. */
  facts(): Promise<SiteFacts>;
  /** What may be chosen of a notice with a window; null for any other. */
  items(notice: string): Promise<NoticeItems | null>;
  /** Reads the body, which nobody does for a request without a valid token. */
  body(): Promise<RequestBody>;
}

/** The response to an inbox; where there is none (null) the site's own 404 is sent. */
export interface InboxResponse {
  readonly status: 200 | 400 | 409 | 503;
  /** What is sent as JSON. */
  readonly json: unknown;
  /** A tag of what is sent, for conditional requests; absent for what is asked for anew each time. */
  readonly etag?: string;
}

/** What answers to inboxes depend on. */
export interface OfficeDeskDependencies {
  readonly store: FeedbackStore;
  readonly random: Random;
  /** The site's own address. */
  readonly siteUrl: string;
  /** Whether the disk has room for more. */
  hasRoom(): Promise<boolean>;
  /** Reports to staff why a request failed. */
  reportFault(error: unknown): void;
}

/** For how many days a token is valid from a device's last visit. */
const VALID_DAYS = 90;

/** The last Beijing day on which the token of a device that was here on `day` is valid, both `YYYY-MM-DD`. */
export function expiryFrom(day: string): string {
  return addDays(day, VALID_DAYS);
}

/** The response to a request that the protocol does not know. */
export const MALFORMED: InboxResponse = { status: 400, json: { error: 'malformed' } };

/** The response to what the office, or what somebody did before, does not let happen. */
export function declined(error: z.output<typeof officeErrorSchema>['error']): InboxResponse {
  return { status: 409, json: { error } };
}

/** The response while the store is unavailable, or the disk is full. */
export const UNAVAILABLE_NOW: InboxResponse = { status: 503, json: { error: 'unavailable' } };
