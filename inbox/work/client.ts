import { z } from 'zod';
import type { Act } from '#lib/office/act';
import {
  devicesSchema,
  type InvitationRequest,
  invitationResponseSchema,
  invitationStateSchema,
  type JoinRequest,
  joinResponseSchema,
  type OfficeDevices,
  revokeResponseSchema,
  withdrawalResponseSchema,
} from '#lib/office/people-protocol';
import {
  type ActResult,
  actsResponseSchema,
  indexSchema,
  type NoticeItems,
  noticeItemsSchema,
  OFFICE_PATH,
  type OfficeIndex,
  proofResponseSchema,
  type SetupRequest,
  type SetupStep,
  setupResponseSchema,
  setupStepSchema,
} from '#lib/office/protocol';
import { type RecordPage, recordPageSchema } from '#lib/office/record';
import { type StatementResult, statementsResponseSchema } from '#lib/office/statements/protocol';
import type { SignedStatement } from '#lib/office/statements/statement';
import {
  type SealedTemplates,
  type TemplateOutcome,
  type TemplateRequest,
  templateResultSchema,
  templatesSchema,
} from '#lib/office/templates/protocol';
import { createExchangeClient, type ExchangeClient } from './exchange/exchange-client';
import { OfficeError, type OfficeResponse, parseOfficeResponse } from './office-response';
import type { Platform } from './platform';

/** How long a request may take, in milliseconds; longer where its response may be some megabytes over a slow line. */
const TIMEOUT = 30_000;
const ROWS_TIMEOUT = 120_000;

/** Rows as they came: they are validated where they are opened, in a worker. */
export interface RawRows {
  readonly rows: readonly unknown[];
  readonly left: readonly string[];
}

/** Asks a site's `/office/v1`. Every method but `end` @throws OfficeError. */
export interface OfficeClient extends ExchangeClient {
  /** Breaks off what is being asked; nothing is asked any more, and the token is not sent again. */
  end(): void;
  /** `POST setup`, with the set-up token: gives the sealed challenge. */
  setup(request: SetupRequest, setupToken: string): Promise<string>;
  /** `POST setup/proof`: gives the digits. */
  proof(answer: string): Promise<string>;
  /** `GET setup`. */
  step(): Promise<SetupStep>;
  /** `GET index`; null where it has not changed. */
  index(etag: string | null): Promise<{ readonly index: OfficeIndex; readonly etag: string | null } | null>;
  /** `POST rows`. */
  rows(ids: readonly string[]): Promise<RawRows>;
  /** `GET devices`. */
  devices(): Promise<OfficeDevices>;
  /** `GET record/NUMBER`: the entries of the record after a number. */
  record(after: number): Promise<RecordPage>;
  /** `POST record`. */
  addStatements(statements: readonly SignedStatement[]): Promise<readonly StatementResult[]>;
  /** `POST notices`. */
  noticeItems(notice: string): Promise<NoticeItems>;
  /** `GET templates`. */
  templates(): Promise<SealedTemplates>;
  /** `POST templates`. */
  keepTemplate(request: TemplateRequest): Promise<TemplateOutcome>;
  /** `POST templates/remove`. */
  dropTemplate(id: string, upon: string): Promise<TemplateOutcome>;
  /** `POST acts`. */
  acts(acts: readonly Act[]): Promise<readonly ActResult[]>;
  /** `POST invitations`: gives until when it is open, an ISO instant. */
  invite(request: InvitationRequest): Promise<string>;
  /** `POST invitations/withdraw`. */
  withdraw(tokenHash: string): Promise<void>;
  /** `GET join`, with the invitation's token. */
  invitation(token: string): Promise<'open' | 'used'>;
  /** `POST join`, with the invitation's token. */
  join(request: JoinRequest, token: string): Promise<void>;
  /** `POST devices/revoke`. */
  revoke(device: string): Promise<void>;
}

const rawRowsSchema = z.object({ rows: z.array(z.unknown()), left: z.array(z.string()) });

/** Creates a client of a site for a device's token. */
export function createOfficeClient(
  { fetch }: Pick<Platform, 'fetch'>,
  site: string,
  token: string,
): OfficeClient {
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
    end: () => {
      isEnded = true;
      for (const abort of asking) abort.abort();
    },
    ...createExchangeClient(askFor),
    setup: async (request, setupToken) =>
      (await askFor(setupResponseSchema, 'setup', { body: request, token: setupToken })).challenge,
    proof: async (answer) => (await askFor(proofResponseSchema, 'setup/proof', { body: { answer } })).digits,
    step: async () => (await askFor(setupStepSchema, 'setup')).step,
    index: async (etag) => {
      const asked = await ask('index', { etag });
      return asked.status === 304
        ? null
        : { index: parseOfficeResponse(indexSchema, asked), etag: asked.etag };
    },
    rows: async (ids) => askFor(rawRowsSchema, 'rows', { body: { ids } }),
    devices: () => askFor(devicesSchema, 'devices'),
    record: (after) => askFor(recordPageSchema, after === 0 ? 'record' : `record/${after}`),
    addStatements: async (statements) =>
      (await askFor(statementsResponseSchema, 'record', { body: { statements } })).results,
    templates: async () => (await askFor(templatesSchema, 'templates')).templates,
    noticeItems: async (notice) => (await askFor(noticeItemsSchema, 'notices', { body: { notice } })).items,
    keepTemplate: async (request) =>
      (await askFor(templateResultSchema, 'templates', { body: request })).result,
    dropTemplate: async (id, upon) =>
      (await askFor(templateResultSchema, 'templates/remove', { body: { id, upon } })).result,
    acts: async (acts) => (await askFor(actsResponseSchema, 'acts', { body: { acts } })).results,
    invite: async (request) =>
      (await askFor(invitationResponseSchema, 'invitations', { body: request })).expires,
    withdraw: async (tokenHash) => {
      await askFor(withdrawalResponseSchema, 'invitations/withdraw', { body: { tokenHash } });
    },
    invitation: async (invitation) =>
      (await askFor(invitationStateSchema, 'join', { token: invitation })).state,
    join: async (request, invitation) => {
      await askFor(joinResponseSchema, 'join', { body: request, token: invitation });
    },
    revoke: async (device) => {
      await askFor(revokeResponseSchema, 'devices/revoke', { body: { device } });
    },
  };
}

function isOfRows(path: string): boolean {
  return path === 'rows' || path.startsWith('reseal');
}
