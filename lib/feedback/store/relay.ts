import type { FeedbackStore } from '#lib/feedback/store/store';

/** Asks some store for something, in a way of its own. */
export type Relay = <Result>(ask: (store: FeedbackStore) => Promise<Result>) => Promise<Result>;

/** A store that hands on everything it is asked for, but its end, by `relay`. */
export function relayedStore(relay: Relay, close: () => Promise<void>): FeedbackStore {
  return {
    insert: (submission) => relay((store) => store.insert(submission)),
    find: (receiptHash) => relay((store) => store.find(receiptHash)),
    idOf: (receiptHash) => relay((store) => store.idOf(receiptHash)),
    list: () => relay((store) => store.list()),
    read: (id) => relay((store) => store.read(id)),
    office: () => relay((store) => store.office()),
    registerOffice: (office) => relay((store) => store.registerOffice(office)),
    dailyKey: (purpose, fresh, keepFrom) => relay((store) => store.dailyKey(purpose, fresh, keepFrom)),
    dailyKeys: (purpose) => relay((store) => store.dailyKeys(purpose)),
    count: (of) => relay((store) => store.count(of)),
    uncount: (of) => relay((store) => store.uncount(of)),
    forgetCounts: (before) => relay((store) => store.forgetCounts(before)),
    close,
  };
}
