import type { Device } from '#lib/feedback/store/office/office-store';
import { dayOf } from '#lib/model/date';
import {
  beginExchange,
  cancelExchange,
  confirmExchange,
  proveExchange,
  switchOffice,
} from '#lib/office/desk/exchange';
import {
  type InboxRequest,
  type InboxResponse,
  type OfficeDeskDependencies,
  UNAVAILABLE_NOW,
} from '#lib/office/desk/inbox-request';
import { withBody } from '#lib/office/desk/request-body';
import { rowsToReseal, takeResealed } from '#lib/office/desk/reseal';
import {
  confirmRequestSchema,
  exchangeRequestSchema,
  resealNextSchema,
  resealRequestSchema,
  switchRequestSchema,
} from '#lib/office/exchange/protocol';
import { proofRequestSchema } from '#lib/office/protocol';

/** Answers a device about the exchange of the office's key; null for another endpoint. @param asked its method and address. */
export async function answerExchange(
  device: Device,
  asked: string,
  request: InboxRequest,
  parts: OfficeDeskDependencies,
): Promise<InboxResponse | null> {
  const { store, hasRoom } = parts;
  const today = dayOf(request.now);
  switch (asked) {
    case 'POST exchange':
      return withBody(request, exchangeRequestSchema, (body) => beginExchange(body, device, today, parts));
    case 'POST exchange/proof':
      return withBody(request, proofRequestSchema, (body) => proveExchange(body, device, parts));
    case 'POST exchange/switch':
      return withBody(request, switchRequestSchema, (body) => switchOffice(body, device, today, parts));
    case 'POST exchange/cancel':
      return withBody(request, exchangeRequestSchema, (body) => cancelExchange(body, device, parts));
    case 'POST exchange/confirm':
      return withBody(request, confirmRequestSchema, (body) => confirmExchange(body, device, today, parts));
    case 'POST reseal/next':
      return withBody(request, resealNextSchema, (body) => rowsToReseal(body, device, store));
    case 'POST reseal':
      return withBody(request, resealRequestSchema, async (body) => {
        if (!(await hasRoom())) return UNAVAILABLE_NOW;
        return takeResealed(body, device, today, store);
      });
    default:
      return null;
  }
}
