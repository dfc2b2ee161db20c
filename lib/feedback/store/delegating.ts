import type { FeedbackStore } from '#lib/feedback/store/store';

/** Calls some store on behalf of another. */
export type Delegate = <Result>(ask: (store: FeedbackStore) => Promise<Result>) => Promise<Result>;

/** A store whose every method but `close` is delegated by `relay`. */
export function delegatingStore(relay: Delegate, close: () => Promise<void>): FeedbackStore {
  return {
    insert: (submission) => relay((store) => store.insert(submission)),
    find: (token) => relay((store) => store.find(token)),
    idOf: (receipt) => relay((store) => store.idOf(receipt)),
    receiptSalt: () => relay((store) => store.receiptSalt()),
    lookUp: (receipt) => relay((store) => store.lookUp(receipt)),
    list: () => relay((store) => store.list()),
    listDestroyed: () => relay((store) => store.listDestroyed()),
    read: (id) => relay((store) => store.read(id)),
    append: (entry) => relay((store) => store.append(entry)),
    destroy: (id, destruction, after) => relay((store) => store.destroy(id, destruction, after)),
    destroyRatings: (submission, before) => relay((store) => store.destroyRatings(submission, before)),
    eraseDestroyed: (now) => relay((store) => store.eraseDestroyed(now)),
    unerasedSince: () => relay((store) => store.unerasedSince()),
    office: () => relay((store) => store.office()),
    registerOffice: (office) => relay((store) => store.registerOffice(office)),
    replaceOffice: (recipient, office) => relay((store) => store.replaceOffice(recipient, office)),
    dailyKey: (purpose, fresh, keepFrom) => relay((store) => store.dailyKey(purpose, fresh, keepFrom)),
    dailyKeys: (purpose) => relay((store) => store.dailyKeys(purpose)),
    count: (of) => relay((store) => store.count(of)),
    uncount: (of) => relay((store) => store.uncount(of)),
    forgetCounts: (before) => relay((store) => store.forgetCounts(before)),
    close,
  };
}
