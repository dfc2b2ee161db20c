import { memoryCounters } from '#lib/feedback/limits/memory-counters';
import { delegatingStore } from '#lib/feedback/store/delegating';
import type {
  FeedbackStore,
  KeyPurpose,
  Office,
  SealedSubmission,
  StoredSubmission,
  TokenHashes,
} from '#lib/feedback/store/store';

/** A row; a program of the first schema leaves out two of the hashes. */
export type StoredRow = Omit<SealedSubmission, 'tokenHash' | 'digitsHash'> & {
  tokenHash: string | null;
  digitsHash: string | null;
};

/** A store in memory, whose submissions can be looked at. */
export interface MemoryStore extends FeedbackStore {
  readonly submissions: StoredRow[];
}

/** A store that keeps what the real ones keep, until the test ends. */
export function memoryStore(): MemoryStore {
  const submissions: StoredRow[] = [];
  const counts = memoryCounters();
  const keys: Record<KeyPurpose, ReturnType<typeof memoryCounters>> = {
    token: memoryCounters(),
    source: memoryCounters(),
  };
  let office: Office | null = null;
  const find = ({ tokenHash, lettersHash }: TokenHashes) =>
    submissions.find((one) => one.tokenHash === tokenHash || one.lettersHash === lettersHash);
  const standing = ({ received, digitsHash }: StoredRow): StoredSubmission => ({
    received,
    form: digitsHash === null ? 'letters' : 'digits',
  });

  const close = async () => undefined;
  return {
    ...delegatingStore(() => Promise.reject(new Error('this store keeps nothing of the kind')), close),
    submissions,
    async insert(submission, sealedTo) {
      const found = find(submission);
      if (!found && office && sealedTo !== undefined && office.recipient !== sealedTo) return null;
      if (!found) submissions.push(submission);
      return standing(found ?? submission);
    },
    async find(token) {
      const found = find(token);
      return found ? standing(found) : null;
    },
    async idOf({ form, hash }) {
      const name = form === 'digits' ? 'digitsHash' : 'lettersHash';
      return submissions.find((one) => one[name] === hash)?.id ?? null;
    },
    receiptSalt: async () => new Uint8Array(32),
    async lookUp({ form, hash }) {
      const name = form === 'digits' ? 'digitsHash' : 'lettersHash';
      const found = submissions.find((one) => one[name] === hash);
      if (!found) return null;
      const { id, notice, received } = found;
      return { id, notice, received, form, destroyed: null, entries: [] };
    },
    append: async () => 'gone',
    destroy: async () => 'gone',
    destroyRatings: async () => undefined,
    eraseDestroyed: async () => false,
    unerasedSince: async () => null,
    listDestroyed: async () => [],
    list: async () => submissions.map(({ id, notice, received }) => ({ id, notice, received, entries: [] })),
    async read(id) {
      const found = submissions.find((one) => one.id === id);
      return found ? { ...found, entries: [] } : null;
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
  };
}
