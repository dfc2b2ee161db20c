import * as z from 'zod';
import type { Act } from '#lib/office/act';
import {
  devicesSchema,
  type InvitationRequest,
  invitationResponseSchema,
  invitationStateSchema,
  type JoinRequest,
  joinResponseSchema,
  revokeResponseSchema,
  withdrawalResponseSchema,
} from '#lib/office/people-protocol';
import {
  actsResponseSchema,
  indexSchema,
  noticeItemsSchema,
  OFFICE_PATH,
  proofResponseSchema,
  type SetupRequest,
  setupResponseSchema,
  setupStepSchema,
} from '#lib/office/protocol';
import { recordPageSchema } from '#lib/office/record';
import { statementsResponseSchema } from '#lib/office/statements/protocol';
import type { SignedStatement } from '#lib/office/statements/statement';
import { type TemplateRequest, templateResultSchema, templatesSchema } from '#lib/office/templates/protocol';
import { createExchangeClient } from './exchange/exchange-client';
import { OfficeError, type OfficeResponse, parseOfficeResponse } from './office-response';
import type { Platform } from './platform';

/** How long a request may take, in milliseconds; longer where its response may be some megabytes over a slow line. */
const TIMEOUT = 30_000;
const ROWS_TIMEOUT = 120_000;

/** Rows as they came: they are validated where they are opened, in a worker. */
const rawRowsSchema = z.object({ rows: z.array(z.unknown()), left: z.array(z.string()) });

/** Asks a site's `/office/v1`. */
export type OfficeClient = ReturnType<typeof createOfficeClient>;

/** Creates a client of a site for a device's token. Every method but `end` @throws OfficeError. */
export function createOfficeClient({ fetch }: Pick<Platform, 'fetch'>, site: string, token: string) {
  const asking = new Set<AbortController>();
  let isEnded = false;

  async function ask(
    path: string,
    how: { body?: unknown; token?: string; etag?: string | null },
  ): Promise<OfficeResponse> {
    if (isEnded) throw new OfficeError('offline');
    const abort = new AbortController();
    asking.add(abort);
    const timer = setTimeout(() => abort.abort(), isOfRows(path) ? ROWS_TIMEOUT : TIMEOUT);
    try {
      const response = await fetch(`${site}${OFFICE_PATH}/${path}`, {
        method: how.body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${how.token ?? token}`,
          ...(how.body !== undefined && { 'content-type': 'application/json' }),
          ...(how.etag && { 'if-none-match': how.etag }),
        },
        ...(how.body !== undefined && { body: JSON.stringify(how.body) }),
        // No token goes anywhere else, and nothing of this is kept.
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: abort.signal,
      });
      return { status: response.status, etag: response.headers.get('etag'), text: await response.text() };
    } catch (cause) {
      throw new OfficeError(abort.signal.aborted ? 'timeout' : 'offline', null, { cause });
    } finally {
      clearTimeout(timer);
      asking.delete(abort);
    }
  }

  async function askFor<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    how: Parameters<typeof ask>[1] = {},
  ): Promise<z.output<Schema>> {
    return parseOfficeResponse(schema, await ask(path, how));
  }

  return {
    /** Breaks off what is being asked; nothing is asked any more, and the token is not sent again. */
    end: () => {
      isEnded = true;
      for (const abort of asking) abort.abort();
    },
    ...createExchangeClient(askFor),
    /** Offers this device by the set-up's token: gives the sealed challenge. */
    setup: async (body: SetupRequest, setupToken: string) =>
      (await askFor(setupResponseSchema, 'setup', { body, token: setupToken })).challenge,
    /** Gives the digits. */
    proof: async (answer: string) =>
      (await askFor(proofResponseSchema, 'setup/proof', { body: { answer } })).digits,
    step: async () => (await askFor(setupStepSchema, 'setup')).step,
    /** Null where it has not changed. */
    index: async (etag: string | null) => {
      const asked = await ask('index', { etag });
      return asked.status === 304
        ? null
        : { index: parseOfficeResponse(indexSchema, asked), etag: asked.etag };
    },
    rows: (ids: readonly string[]) => askFor(rawRowsSchema, 'rows', { body: { ids } }),
    devices: () => askFor(devicesSchema, 'devices'),
    /** The entries of the record after a number. */
    record: (after: number) => askFor(recordPageSchema, after === 0 ? 'record' : `record/${after}`),
    addStatements: async (statements: readonly SignedStatement[]) =>
      (await askFor(statementsResponseSchema, 'record', { body: { statements } })).results,
    templates: async () => (await askFor(templatesSchema, 'templates')).templates,
    noticeItems: async (notice: string) =>
      (await askFor(noticeItemsSchema, 'notices', { body: { notice } })).items,
    keepTemplate: async (body: TemplateRequest) =>
      (await askFor(templateResultSchema, 'templates', { body })).result,
    dropTemplate: async (id: string, upon: string) =>
      (await askFor(templateResultSchema, 'templates/remove', { body: { id, upon } })).result,
    acts: async (acts: readonly Act[]) =>
      (await askFor(actsResponseSchema, 'acts', { body: { acts } })).results,
    /** Gives until when the invitation is open, an ISO instant. */
    invite: async (body: InvitationRequest) =>
      (await askFor(invitationResponseSchema, 'invitations', { body })).expires,
    withdraw: (tokenHash: string) =>
      askFor(withdrawalResponseSchema, 'invitations/withdraw', { body: { tokenHash } }),
    /** Whether an invitation is `open` or `used`, by its token. */
    invitation: async (invitation: string) =>
      (await askFor(invitationStateSchema, 'join', { token: invitation })).state,
    join: (body: JoinRequest, invitation: string) =>
      askFor(joinResponseSchema, 'join', { body, token: invitation }),
    revoke: (device: string) => askFor(revokeResponseSchema, 'devices/revoke', { body: { device } }),
  };
}

function isOfRows(path: string): boolean {
  return path === 'rows' || path.startsWith('reseal');
}
