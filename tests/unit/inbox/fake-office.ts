import { createHash } from 'node:crypto';
import { base64 } from '@scure/base';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import { generateOfficeKey, seal } from '#lib/feedback/crypto/sealing';
import type { DestroyedSubmission } from '#lib/feedback/store/store';
import { type Act, headText } from '#lib/office/act';
import { answerTo, sealChallenge } from '#lib/office/challenge';
import { addStatements } from '#lib/office/desk/statements';
import {
  type ActResult,
  actsRequestSchema,
  type ListedDevice,
  proofRequestSchema,
  type Row,
  type RowEntry,
  rowsRequestSchema,
  setupRequestSchema,
} from '#lib/office/protocol';
import { recordIdOfAct } from '#lib/office/record';
import { hashOfRow } from '#lib/office/row-hash';
import { statementsRequestSchema } from '#lib/office/statements/protocol';
import type { SignedStatement } from '#lib/office/statements/statement';
import {
  type SealedTemplates,
  type TemplateRequest,
  templateRequestSchema,
} from '#lib/office/templates/protocol';
import { bytes, text64 } from '../office/fixtures';
import { FakeRecord } from './fake-record';

export const SITE = 'https://office.example';
export const TODAY = '2025-01-15';

/** The salt of the site's receipts. */
export const SALT = bytes(32, 33);

/** What a request asks, and what a test may answer it with instead. */
interface Asked {
  readonly path: string;
  readonly method: string;
  readonly token: string;
  readonly body: unknown;
}

/** A site's `/office/v1` in memory, which a test can make lie, break off, and say other things. */
export class FakeOffice {
  readonly rows = new Map<string, Row>();
  readonly destroyed: DestroyedSubmission[] = [];
  readonly devices: ListedDevice[] = [];
  readonly record = new FakeRecord();
  templates: SealedTemplates = [];
  /** What the site knows the receipts of entered submissions by, by their ids. */
  readonly digitsHashes = new Map<string, string>();
  readonly asked: string[] = [];
  /** Tokens of active devices. */
  readonly tokens = new Set<string>();
  isReachable = true;
  custody: 'elsewhere' | 'beside-data' = 'elsewhere';
  /** Alters what is answered to a path, or when. */
  readonly lies = new Map<string, (answer: unknown) => unknown>();
  /** How many rows fit in a response. */
  rowsFit = 100;
  setupToken = text64(32, 90);
  step: 'none' | 'offered' | 'proved' | 'active' = 'none';
  private candidate: { tokenHash: string; recipient: string; device: string } | null = null;
  private readonly challenge = text64(32, 91);

  constructor(public recipient: string) {}

  /** The `fetch` of an inbox. */
  readonly fetch: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    const path = pathname.replace('/office/v1/', '');
    this.asked.push(`${init?.method} ${path}`);
    if (!this.isReachable) throw new TypeError('Failed to fetch');
    const headers = new Headers(init?.headers);
    const token = headers.get('authorization')?.replace('Bearer ', '') ?? '';
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const etag = `"${createHash('sha256').update(JSON.stringify(this.index())).digest('hex')}"`;
    if (path === 'index' && this.tokens.has(token) && headers.get('if-none-match') === etag)
      return new Response(null, { status: 304 });
    const answer = await this.answer({ path, method: init?.method ?? 'GET', token, body });
    if (answer === null) return new Response('<!doctype html>', { status: 404 });
    const told = (await this.lies.get(path)?.(answer)) ?? answer;
    const status = typeof told === 'object' && told !== null && 'error' in told ? 409 : 200;
    return new Response(JSON.stringify(told), { status, headers: { etag } });
  };

  private async answer({ path, method, token, body }: Asked): Promise<unknown> {
    const isCandidate = createHash('sha256').update(token).digest('base64url') === this.candidate?.tokenHash;
    switch (`${method} ${path}`) {
      case 'POST setup':
        return token === this.setupToken ? this.offer(setupRequestSchema.parse(body)) : null;
      case 'POST setup/proof':
        return isCandidate ? this.prove(proofRequestSchema.parse(body).answer) : null;
      case 'GET setup':
        return isCandidate && this.step !== 'none' ? { step: this.step } : null;
    }
    if (!this.tokens.has(token)) return null;
    switch (`${method} ${path}`) {
      case 'GET index':
        return this.index();
      case 'GET devices':
        return { devices: this.devices };
      case 'POST rows':
        return this.give(rowsRequestSchema.parse(body).ids);
      case 'POST notices':
        return { items: [{ anchor: 'rectification-1', heading: '（一）' }] };
      case 'GET templates':
        return { templates: this.templates };
      case 'POST templates':
        return this.keepTemplate(templateRequestSchema.parse(body));
      case 'POST record':
        return { results: await this.take(statementsRequestSchema.parse(body).statements) };
      case 'POST acts':
        return { results: actsRequestSchema.parse(body).acts.map((act) => this.carryOut(act)) };
      default: {
        const [, after = '0'] = /^record(?:\/(\d+))?$/.exec(path) ?? [null];
        return method === 'GET' && path.startsWith('record') ? this.record.page(Number(after)) : null;
      }
    }
  }

  private keepTemplate({ id, version, upon, sealed }: TemplateRequest) {
    const standing = this.templates.find((one) => one.id === id)?.version ?? null;
    if (standing !== upon) return { result: 'changed' };
    this.templates = [...this.templates.filter((one) => one.id !== id), { id, version, sealed }];
    return { result: 'applied' };
  }

  /** Adds statements as the site does, each as one of the device that it names. */
  private async take(statements: readonly SignedStatement[]): Promise<unknown[]> {
    const { record } = this;
    const store = {
      addRecord: async (entry: Parameters<FakeRecord['add']>[0], after: string | null = null) => {
        const last = record.destroyingOf(entry.submission ?? '')?.id ?? '';
        return after !== null && last !== after ? ('changed' as const) : record.add(entry);
      },
      destroyingOf: async (submission: string) => record.destroyingOf(submission),
      office: async () => ({ recipient: this.recipient, custody: this.custody }),
      readMany: async (ids: readonly string[]) =>
        ids.flatMap((id) => {
          const row = this.rows.get(id);
          if (!row) return [];
          const entries = row.entries.map((entry) => ({
            ...entry,
            submission: id,
            sealed: null,
            sealedTo: null,
          }));
          return [{ ...row, sealed: new Uint8Array(), sealedTo: null, entries }];
        }),
      destroy: async (
        id: string,
        { day, reason }: { day: string; reason: 'junk' | 'decided' | 'withdrawn' | 'retention' },
      ) => {
        this.rows.delete(id);
        this.destroyed.push({ id, day, reason });
        return 'applied' as const;
      },
    };
    const results: unknown[] = [];
    for (const signed of statements) {
      const listed = this.devices.find(({ certificate }) => certificate.device === signed.statement.device);
      if (!listed) continue;
      const { device: id, role, verifyKey } = listed.certificate;
      results.push(...(await addStatements([signed], { id, role, verifyKey }, store, TODAY)));
    }
    return results;
  }

  private async offer({ recipient, device }: ReturnType<typeof setupRequestSchema.parse>): Promise<unknown> {
    const { candidate } = this;
    if (candidate && candidate.device !== device.id) return { error: 'used' };
    this.candidate = { tokenHash: device.tokenHash, recipient, device: device.id };
    if (this.step === 'none') this.step = 'offered';
    return { challenge: await sealChallenge(this.asks(), recipient) };
  }

  private asks() {
    return {
      for: 'setup',
      site: SITE,
      device: this.candidate?.device ?? '',
      challenge: this.challenge,
    } as const;
  }

  private prove(answer: string): unknown {
    if (answer !== answerTo(this.asks())) return { error: 'wrong' };
    this.step = 'proved';
    return { step: 'proved', digits: '12345678' };
  }

  private index() {
    const hashes = [...this.rows.values()].map((row): [string, string] => [row.id, hashOfRow(row)]);
    return {
      office: this.recipient,
      custody: this.custody,
      resealing: 0,
      today: TODAY,
      rows: Object.fromEntries(hashes),
      record: this.record.head(),
      receiptSalt: base64.encode(SALT),
      destroyed: this.destroyed,
      site: { notices: [{ slug: 'n', title: '通报', hasWindow: true }], answerWithin: 15 },
    };
  }

  private give(ids: readonly string[]) {
    const known = ids.filter((id) => this.rows.has(id));
    const rows = known.slice(0, this.rowsFit).map((id) => this.rows.get(id));
    return { rows, left: known.slice(this.rowsFit) };
  }

  private carryOut(act: Act): ActResult {
    const { head, signature, sealed, enters } = act;
    const { id, submission, device, after, kind, state } = head;
    if (enters && !this.rows.has(submission)) {
      if (enters.notice !== 'n') return { id, result: 'no-notice' };
      const { notice, received } = enters;
      this.rows.set(submission, { id: submission, notice, received, sealed: enters.sealed, entries: [] });
      this.digitsHashes.set(submission, enters.digitsHash);
    }
    const row = this.rows.get(submission);
    if (!row) return { id, result: 'gone' };
    if (row.entries.some((entry) => entry.id === id)) return { id, result: 'already' };
    if (head.office !== this.recipient) return { id, result: 'other-key' };
    if ((row.entries.at(-1)?.id ?? '') !== after) return { id, result: 'changed', row };
    const entry = { id, after, kind, day: TODAY, state, sealed, device, signed: headText(head), signature };
    this.append(submission, entry);
    const { signed } = entry;
    this.record.add({ id: recordIdOfAct(id), day: TODAY, kind, submission, device, signed, signature });
    return { id, result: 'applied' };
  }

  /** Adds an entry to a row, whatever it is. */
  append(submission: string, entry: RowEntry): void {
    const row = this.rows.get(submission);
    if (row) this.rows.set(submission, { ...row, entries: [...row.entries, entry] });
  }

  /** Adds words of the writer to a submission, as the site does. */
  async addition(submission: string, text: string, id = `addition-${submission}`): Promise<void> {
    const sealed = await sealWords({ kind: 'addition', submission, text }, [this.recipient]);
    const after = this.rows.get(submission)?.entries.at(-1)?.id ?? '';
    const clear = { id, after, kind: 'addition', day: TODAY, state: null } as const;
    this.append(submission, { ...clear, ...UNSIGNED, sealed: base64.encode(sealed) });
  }

  /** Takes a submission in, as the site does; gives the identity that answers to its writer are sealed to. */
  async receive(id: string, message: string, received = TODAY): Promise<string> {
    const reply = await generateOfficeKey();
    const submission = { notice: 'n', kind: 'opinion', item: null, message, name: '', contact: '' } as const;
    const sealed = await seal({ ...submission, reply: reply.recipient, id, received }, this.recipient);
    this.rows.set(id, { id, notice: 'n', received, sealed: base64.encode(sealed), entries: [] });
    return reply.identity;
  }
}

/** What an entry has that no device made. */
export const UNSIGNED = { device: null, signed: null, signature: null } as const;
