import { memoryCounters } from '#lib/feedback/limits/memory-counters';
import type { FeedbackStore, KeyPurpose, Office, SealedSubmission } from '#lib/feedback/store/store';

/** A store in memory, whose submissions can be looked at. */
export interface MemoryStore extends FeedbackStore {
  readonly submissions: SealedSubmission[];
}

/** A store that keeps what the real ones keep, until the test ends. */
export function memoryStore(): MemoryStore {
  const submissions: SealedSubmission[] = [];
  const counts = memoryCounters();
  const keys: Record<KeyPurpose, ReturnType<typeof memoryCounters>> = {
    token: memoryCounters(),
    source: memoryCounters(),
  };
  let office: Office | null = null;
  const find = (receiptHash: string) => submissions.find((one) => one.receiptHash === receiptHash) ?? null;

  return {
    submissions,
    async insert(submission) {
      const standing = find(submission.receiptHash);
      if (!standing) submissions.push(submission);
      return { received: (standing ?? submission).received };
    },
    async find(receiptHash) {
      const found = find(receiptHash);
      return found && { received: found.received };
    },
    idOf: async (receiptHash) => find(receiptHash)?.id ?? null,
    list: async () => submissions.map(({ id, notice, received }) => ({ id, notice, received, state: 'new' })),
    async read(id) {
      const found = submissions.find((one) => one.id === id);
      return found ? { ...found, state: 'new' } : null;
    },
    office: async () => office,
    async registerOffice(wanted) {
      office ??= wanted;
      return office;
    },
    async replaceOffice(recipient, wanted) {
      if (office?.recipient === recipient) office = wanted;
      if (!office) throw new Error('no office');
      return office;
    },
    dailyKey: (purpose, ...rest) => keys[purpose].dailyKey(purpose, ...rest),
    dailyKeys: (purpose) => keys[purpose].dailyKeys(purpose),
    count: counts.count,
    uncount: counts.uncount,
    forgetCounts: counts.forgetCounts,
    close: async () => undefined,
  };
}
