import type { z } from 'zod';
import {
  type ConfirmResponse,
  cancelResponseSchema,
  confirmResponseSchema,
  exchangeProofSchema,
  exchangeResponseSchema,
  type ResealRequest,
  type ResealResponse,
  type ResealRows,
  resealResponseSchema,
  resealRowsSchema,
  type SwitchRequest,
  switchResponseSchema,
} from '#lib/office/exchange/protocol';

/** Asks a site's `/office/v1` about the exchange of the office's key. Every method @throws OfficeError. */
export interface ExchangeClient {
  /** `POST exchange`: gives the sealed challenge; null where the office has this key by it already. */
  beginExchange(recipient: string): Promise<string | null>;
  /** `POST exchange/proof`. */
  proveExchange(answer: string): Promise<void>;
  /** `POST exchange/switch`. */
  switchOffice(request: SwitchRequest): Promise<void>;
  /** `POST exchange/cancel`. */
  cancelExchange(recipient: string): Promise<void>;
  /** `POST exchange/confirm`. @param answer null: a challenge is asked for. */
  confirmExchange(answer: string | null): Promise<ConfirmResponse>;
  /** `POST reseal/next`: rows after this id. */
  resealNext(after: string): Promise<ResealRows>;
  /** `POST reseal`. */
  reseal(request: ResealRequest): Promise<ResealResponse>;
}

/** Creates the part of a client that asks about an exchange. @param askFor sends a body, and parses the response. */
export function createExchangeClient(
  askFor: <Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    how: { body: unknown },
  ) => Promise<z.output<Schema>>,
): ExchangeClient {
  return {
    beginExchange: async (recipient) =>
      (await askFor(exchangeResponseSchema, 'exchange', { body: { recipient } })).challenge,
    proveExchange: async (answer) => {
      await askFor(exchangeProofSchema, 'exchange/proof', { body: { answer } });
    },
    switchOffice: async (request) => {
      await askFor(switchResponseSchema, 'exchange/switch', { body: request });
    },
    cancelExchange: async (recipient) => {
      await askFor(cancelResponseSchema, 'exchange/cancel', { body: { recipient } });
    },
    confirmExchange: (answer) => askFor(confirmResponseSchema, 'exchange/confirm', { body: { answer } }),
    resealNext: (after) => askFor(resealRowsSchema, 'reseal/next', { body: { after } }),
    reseal: (request) => askFor(resealResponseSchema, 'reseal', { body: request }),
  };
}
