import { hashOfJson } from '#lib/feedback/crypto/json-hash';
import type { Device } from '#lib/feedback/store/office/office-store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { dayOf } from '#lib/model/date';
import { carryOutActs } from '#lib/office/desk/acts';
import { type Caller, callerOf, tokenHashIn } from '#lib/office/desk/caller';
import { answerExchange } from '#lib/office/desk/exchange-endpoints';
import {
  expiryFrom,
  type InboxRequest,
  type InboxResponse,
  type OfficeDeskDependencies,
  UNAVAILABLE_NOW,
} from '#lib/office/desk/inbox-request';
import { listedPeople, officeFacts } from '#lib/office/desk/listing';
import { invite, joinOffice, revokeDevice, withdrawInvitation } from '#lib/office/desk/people';
import { BulkReading, recordPage } from '#lib/office/desk/reading';
import { withBody } from '#lib/office/desk/request-body';
import { RowHashes, readRows } from '#lib/office/desk/rows';
import { offerCandidate, proveCandidate } from '#lib/office/desk/set-up';
import { addStatements } from '#lib/office/desk/statements';
import { dropTemplate, keepTemplate, listedTemplates } from '#lib/office/desk/templates';
import {
  invitationRequestSchema,
  joinRequestSchema,
  revokeRequestSchema,
  withdrawalRequestSchema,
} from '#lib/office/people-protocol';
import {
  actsRequestSchema,
  noticeItemsRequestSchema,
  type OfficeIndex,
  proofRequestSchema,
  rowsRequestSchema,
  setupRequestSchema,
} from '#lib/office/protocol';
import { statementsRequestSchema } from '#lib/office/statements/protocol';
import { templateRemovalSchema, templateRequestSchema } from '#lib/office/templates/protocol';

/** The label, with its version, that the tag of an index is hashed under. */
const INDEX_LABEL = 'office index 1';

/** How many tokens a process remembers as valid. */
const REMEMBERED = 1_000;

/** Answers the office's inboxes. Nothing is remembered from one request to the next that another process would have to know. */
export class OfficeDesk {
  private readonly hashes: RowHashes;
  private readonly reading: BulkReading;
  /** Tokens that were valid: while the store is unavailable, their holders are told so, and others as ever nothing. */
  private readonly seen = new Set<string>();

  constructor(private readonly parts: OfficeDeskDependencies) {
    this.hashes = new RowHashes(parts.store);
    this.reading = new BulkReading(parts.store);
  }

  /** Answers a request; null, for which 404 is to be sent: without a valid token, and for an endpoint that there is not. */
  async answer(request: InboxRequest): Promise<InboxResponse | null> {
    const tokenHash = tokenHashIn(request.authorization);
    if (tokenHash === null) return null;
    try {
      const caller = await callerOf(tokenHash, this.parts.store, request.now);
      if (!caller) {
        this.seen.delete(tokenHash);
        return null;
      }
      if (this.seen.size >= REMEMBERED) this.seen.clear();
      this.seen.add(tokenHash);
      return await this.answerCaller(caller, request);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      this.parts.reportFault(error);
      return this.seen.has(tokenHash) ? UNAVAILABLE_NOW : null;
    }
  }

  private async answerCaller(caller: Caller, request: InboxRequest): Promise<InboxResponse | null> {
    const { now } = request;
    const asked = `${request.method === 'HEAD' ? 'GET' : request.method} ${request.endpoint}`;
    switch (caller.kind) {
      case 'setup':
        if (asked !== 'POST setup') return null;
        return withBody(request, setupRequestSchema, (body) =>
          offerCandidate(body, caller.setup, now, this.parts),
        );
      case 'candidate':
        if (asked === 'GET setup') return { status: 200, json: { step: stepOf(caller.setup.step) } };
        if (asked !== 'POST setup/proof') return null;
        return withBody(request, proofRequestSchema, ({ answer }) =>
          proveCandidate(answer, caller.setup, now, this.parts),
        );
      case 'invited':
        if (asked === 'GET join')
          return { status: 200, json: { state: caller.invitation.device === '' ? 'open' : 'used' } };
        if (asked !== 'POST join') return null;
        return withBody(request, joinRequestSchema, (body) =>
          joinOffice(body, caller.invitation, now, this.parts),
        );
      case 'device':
        return this.answerDevice(caller.device, asked, request);
    }
  }

  private async answerDevice(
    device: Device,
    asked: string,
    request: InboxRequest,
  ): Promise<InboxResponse | null> {
    const { store, hasRoom } = this.parts;
    const today = dayOf(request.now);
    // A visit that cannot be noted must not keep anybody from reading.
    if (device.lastVisit < today)
      await store.visit(device.id, today, expiryFrom(today)).catch(this.parts.reportFault);
    switch (asked) {
      case 'GET setup':
        return { status: 200, json: { step: 'active' } };
      case 'GET index':
        return this.index(request);
      case 'GET devices':
        return { status: 200, json: await listedPeople(store, request.now) };
      case 'POST invitations':
        return withBody(request, invitationRequestSchema, (body) => invite(body, device, request.now, store));
      case 'POST invitations/withdraw':
        return withBody(request, withdrawalRequestSchema, (body) =>
          withdrawInvitation(body, device, today, store),
        );
      case 'POST devices/revoke':
        return withBody(request, revokeRequestSchema, (body) => revokeDevice(body, device, today, store));
      case 'POST rows':
        return withBody(request, rowsRequestSchema, ({ ids }) => this.rows(ids, device, today));
      case 'POST notices':
        return withBody(request, noticeItemsRequestSchema, async ({ notice }) => ({
          status: 200,
          json: { items: (await request.items(notice)) ?? [] },
        }));
      case 'GET templates':
        return listedTemplates(store);
      case 'POST templates':
        return withBody(request, templateRequestSchema, async (body) =>
          (await hasRoom()) ? keepTemplate(body, device, store) : UNAVAILABLE_NOW,
        );
      case 'POST templates/remove':
        return withBody(request, templateRemovalSchema, (body) => dropTemplate(body, device, store));
      case 'GET record':
        return { status: 200, json: await recordPage(store, 0) };
      case 'POST record':
        return withBody(request, statementsRequestSchema, async ({ statements }) => {
          if (!(await hasRoom())) return UNAVAILABLE_NOW;
          return { status: 200, json: { results: await addStatements(statements, device, store, today) } };
        });
      case 'POST acts':
        return withBody(request, actsRequestSchema, async ({ acts }) => {
          if (!(await hasRoom())) return UNAVAILABLE_NOW;
          return {
            status: 200,
            json: {
              results: await carryOutActs(acts, device, store, { today, site: await request.facts() }),
            },
          };
        });
      default: {
        const after = asked.match(/^GET record\/([1-9]\d{0,8})$/)?.[1];
        if (after !== undefined) return { status: 200, json: await recordPage(store, Number(after)) };
        return answerExchange(device, asked, request, this.parts);
      }
    }
  }

  private async rows(ids: readonly string[], device: Device, today: string): Promise<InboxResponse> {
    const { store, reportFault } = this.parts;
    const read = await readRows(store, ids);
    // A full disk keeps nobody from reading.
    await this.reading.note(device.id, read.rows.length, today).catch(reportFault);
    return { status: 200, json: read };
  }

  private async index({ now, facts }: InboxRequest): Promise<InboxResponse> {
    const { store } = this.parts;
    const stands = await officeFacts(store, now, await facts());
    if (stands === null) return UNAVAILABLE_NOW;
    const index: OfficeIndex = { ...stands, rows: await this.hashes.all() };
    return { status: 200, json: index, etag: hashOfJson(INDEX_LABEL, index) };
  }
}

function stepOf(step: string): 'offered' | 'proved' {
  return step === 'offered' ? 'offered' : 'proved';
}
