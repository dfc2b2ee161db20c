import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import { createRecipientProvider } from '#lib/feedback/crypto/recipient-provider';
import { Intake } from '#lib/feedback/intake/intake';
import { memoryCounters } from '#lib/feedback/limits/memory-counters';
import { createRateLimit } from '#lib/feedback/limits/rate-limit';
import { Lookup } from '#lib/feedback/lookup/lookup';
import { delegatingStore } from '#lib/feedback/store/delegating';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { systemRandom } from '#lib/random';
import type { FeedbackDesk } from '#lib/site/application';

/** The desk of a preview: every step works, and nothing is stored. */
export function previewDesk(siteUrl: string): FeedbackDesk {
  const refuse = () => Promise.reject(new StoreUnavailable('preview'));
  const store = { ...delegatingStore(refuse, async () => undefined), find: async () => null };
  const parts = {
    store,
    office: createRecipientProvider(store, null),
    receiptSecretOf: createReceiptSecrets(store),
    tokenKeys: new DailyKeys(memoryCounters(), 'token', systemRandom),
    rateLimit: createRateLimit(memoryCounters(), Number.MAX_SAFE_INTEGER, systemRandom),
    random: systemRandom,
    siteUrl,
    hasRoom: async () => true,
    reportFault: () => undefined,
  };
  return {
    lookup: new Lookup(parts),
    intake: new Intake({
      ...parts,
      exclusive: (_, work) => work(),
      report: () => undefined,
      reportStored: () => undefined,
    }),
    // Nobody has a token for a preview.
    office: { answer: async () => null },
    state: async () => 'preview',
    mail: async () => null,
  };
}
