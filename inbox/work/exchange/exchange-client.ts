import type * as z from 'zod';
import {
  cancelResponseSchema,
  confirmResponseSchema,
  exchangeProofSchema,
  exchangeResponseSchema,
  type ResealRequest,
  resealResponseSchema,
  resealRowsSchema,
  type SwitchRequest,
  switchResponseSchema,
} from '#lib/office/exchange/protocol';

/** Asks a site's `/office/v1` about the exchange of the office's key. */
export type ExchangeClient = ReturnType<typeof createExchangeClient>;

/**
 * Creates the part of a client that asks about an exchange. Every method @throws OfficeError.
 * @param askFor sends a body, and parses the response.
 */
export function createExchangeClient(
  askFor: <Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    how: { body: unknown },
  ) => Promise<z.output<Schema>>,
) {
  return {
    /** Gives the sealed challenge; null where the office has this key by it already. */
    beginExchange: async (recipient: string) =>
      (await askFor(exchangeResponseSchema, 'exchange', { body: { recipient } })).challenge,
    proveExchange: (answer: string) => askFor(exchangeProofSchema, 'exchange/proof', { body: { answer } }),
    switchOffice: (body: SwitchRequest) => askFor(switchResponseSchema, 'exchange/switch', { body }),
    cancelExchange: (recipient: string) =>
      askFor(cancelResponseSchema, 'exchange/cancel', { body: { recipient } }),
    /** @param answer null: a challenge is asked for. */
    confirmExchange: (answer: string | null) =>
      askFor(confirmResponseSchema, 'exchange/confirm', { body: { answer } }),
    /** Rows after this id. */
    resealNext: (after: string) => askFor(resealRowsSchema, 'reseal/next', { body: { after } }),
    reseal: (body: ResealRequest) => askFor(resealResponseSchema, 'reseal', { body }),
  };
}
