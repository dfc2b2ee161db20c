import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import type { RecipientProvider } from '#lib/feedback/crypto/recipient-provider';
import { generateOfficeKey, unseal } from '#lib/feedback/crypto/sealing';
import { FORM_TYPE } from '#lib/feedback/form/posted-form';
import type { Submission } from '#lib/feedback/form/submission';
import type { IntakeDependencies } from '#lib/feedback/intake/dependencies';
import type { FormResponse } from '#lib/feedback/intake/form-response';
import { Intake } from '#lib/feedback/intake/intake';
import type { Post } from '#lib/feedback/intake/post';
import { createRateLimit } from '#lib/feedback/limits/rate-limit';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { unavailableText } from '#lib/feedback/store/unavailable';
import { systemRandom } from '#lib/random';
import { FIELDS, IN_WINDOW, NOTICE } from './fixtures';
import { type MemoryStore, memoryStore } from './memory-store';

export const SITE = 'https://www.example.gov.cn';

/** The office's key of every counter. */
export const KEY = await generateOfficeKey();

/** An intake whose every part is in memory, and what can be seen of it from outside. */
export interface Counter {
  intake: Intake;
  store: MemoryStore;
  /** What was told to staff, in order. */
  told: (string | null)[];
  /** Every submission that was stored, opened. */
  opened(): Promise<Submission[]>;
}

/** Makes one that takes everything, but for what `parts` changes; a source may store `perHour`. */
export function openCounter(
  parts: Partial<IntakeDependencies> = {},
  perHour = 30,
  store = memoryStore(),
): Counter {
  const told: (string | null)[] = [];
  const intake = new Intake({
    store,
    office: { ready: async () => ({ recipient: KEY.recipient, custody: 'beside-data', made: false }) },
    receiptSecretOf: createReceiptSecrets(store),
    tokenKeys: new DailyKeys(store, 'token', systemRandom),
    rateLimit: createRateLimit(store, perHour, systemRandom),
    random: systemRandom,
    siteUrl: SITE,
    exclusive: (_, work) => work(),
    hasRoom: async () => true,
    reportStored: () => told.push(null),
    report: (trouble) => told.push(trouble),
    reportFault: (error) => told.push(unavailableText(error)),
    ...parts,
  });
  const opened = () =>
    Promise.all(
      store.submissions.map(async ({ sealed }): Promise<Submission> => {
        const { reply: _, id: __, received: ___, ...submission } = await unseal(sealed, [KEY.identity]);
        return submission;
      }),
    );
  return { intake, store, told, opened };
}

/** An office that has the key of every counter, unless the store has another. */
export function officeOf(store: Pick<FeedbackStore, 'registerOffice'>): RecipientProvider {
  return { ready: () => store.registerOffice({ recipient: KEY.recipient, custody: 'beside-data' }) };
}

/** A post of these fields, as a browser on the site's own page makes it; `changed` says what is otherwise. */
export function postOf(fields: Readonly<Record<string, string>> = FIELDS, changed: Partial<Post> = {}): Post {
  return {
    notice: NOTICE,
    arrived: IN_WINDOW,
    address: '203.0.113.7',
    contentType: FORM_TYPE,
    fetchSite: 'same-origin',
    origin: SITE,
    host: 'www.example.gov.cn',
    body: wholeBody(new URLSearchParams(fields).toString()),
    ...changed,
  };
}

/** A body that comes whole. */
export function wholeBody(text: string): Post['body'] {
  return async () => ({ state: 'whole', bytes: Buffer.from(text) });
}

/** The token of the check page to which these fields lead. @throws when they lead elsewhere. */
export async function tokenOf(
  { intake }: Counter,
  fields = FIELDS,
  changed: Partial<Post> = {},
): Promise<string> {
  const outcome = await intake.answer(postOf(fields, changed));
  if (outcome.page !== 'check') throw new Error(`no check page, but ${said(outcome)}`);
  return outcome.token;
}

/** What an outcome comes down to: the page, and of a refusal its title. */
export function said(outcome: FormResponse): string {
  if (outcome.page === 'refusal') return outcome.refusal.title;
  return outcome.page === 'form' && outcome.errors ? 'form with errors' : outcome.page;
}
