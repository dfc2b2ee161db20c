import type { Certificate } from '#lib/office/certificate';
import type { ListedDevice, OfficeIndex } from '#lib/office/protocol';
import { parseRowsFile } from '#lib/office/sealed-file';
import { settleActs } from './acts/settle-acts';
import type { OfficeClient } from './client';
import { type Loading, loadRows, openFileRows, withDoubt } from './load-rows';
import { connectionAfter } from './office-response';
import { certifiedDevices, inboxDevice, type VouchingOffice } from './opening/trust';
import type { WorkPool } from './opening/worker-pool';
import type { SessionRecord } from './record/office-record';
import type { StateHolder } from './state';

/** What keeping up with the site works with. */
export interface SyncParts {
  readonly state: StateHolder;
  readonly client: Pick<OfficeClient, 'index' | 'devices' | 'rows'>;
  readonly pool: Pick<WorkPool, 'openRows'>;
  readonly identities: readonly string[];
  readonly office: VouchingOffice;
  readonly record: Pick<SessionRecord, 'keepUp'>;
  /** The id of this device. */
  readonly device: string;
  /** Whether a Beijing day that the server gives as today may be it. */
  isBelieved(day: string): boolean;
}

/** Keeps a session's rows as the site has them. */
export interface RowSync {
  /** What opens rows, with the devices that are certified so far. */
  readonly keys: Loading['keys'];
  /** The Beijing day by the server's clock, as of the last visit; null before, and where it is not believed. */
  serverDay(): string | null;
  /** Loads what is new as of the call; calls that wait share a visit. What the site does not do stands in the snapshot. */
  run(): Promise<void>;
  /** Asks who is there and who is invited. @throws OfficeError. */
  loadPeople(): Promise<void>;
  /** Loads some rows again. */
  refresh(ids: readonly string[]): Promise<void>;
  /** Takes what a file holds. @throws NoSealedFile. */
  openFile(text: string): Promise<void>;
}

/** What an index or a file tells besides rows. */
type IndexFacts = Omit<OfficeIndex, 'rows'>;

/** Creates what keeps a session's rows as the site has them. */
export function createSync({
  state,
  client,
  pool,
  identities,
  office,
  record,
  device,
  isBelieved,
}: SyncParts): RowSync {
  const devices = new Map<string, Certificate>();
  const keys = { identities, devices };
  const loading = { state, pool, keys };
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let etag: string | null = null;
  let serverDay: string | null = null;

  function takeDevices(listed: readonly ListedDevice[]): void {
    devices.clear();
    for (const [id, certificate] of certifiedDevices(listed, office)) devices.set(id, certificate);
    state.change({ devices: listed.map((one) => inboxDevice(one, office, device)) });
  }

  function take(facts: IndexFacts, listed: readonly ListedDevice[]): void {
    serverDay = isBelieved(facts.today) ? facts.today : null;
    takeDevices(listed);
    const { site, destroyed, custody, resealing, exchange, receiptSalt } = facts;
    const standing = {
      isOwnKey: facts.office === office.recipient,
      isKeyBesideData: custody === 'beside-data',
      resealing,
      exchange,
      receiptSalt,
      unlikelyDay: serverDay === null ? facts.today : null,
    };
    state.change({ site, destroyed, office: standing });
  }

  /** Forgets what was destroyed; keeps, and tells, what the server says nothing of any more. */
  function settle(
    { destroyed }: IndexFacts,
    listed: ReadonlySet<string>,
    missing: readonly string[],
    checked?: ReadonlySet<string>,
  ): void {
    const rows = new Map(state.get().rows);
    for (const { id } of destroyed) rows.delete(id);
    const silent = [...rows.keys()].filter((id) => !listed.has(id));
    state.change({ rows, vanished: [...new Set([...silent, ...missing])] });
    settleActs(state, checked);
  }

  /** The acts that were done so far: rows that are asked for from now on have them. */
  function doneSoFar(without: readonly string[] = []): Set<string> {
    const { done } = state.get();
    return new Set(done.flatMap(({ act: { head } }) => (without.includes(head.submission) ? [] : [head.id])));
  }

  /** Loaded rows that are not those that an index names. */
  function otherThanNamed(ids: readonly string[], { rows: named }: Pick<OfficeIndex, 'rows'>): string[] {
    const { rows } = state.get();
    return ids.filter((id) => named[id] !== undefined && rows.has(id) && rows.get(id)?.hash !== named[id]);
  }

  /** Loads rows once more; marks those that are again not what the index names. */
  async function loadAgain(ids: readonly string[], index: Pick<OfficeIndex, 'rows'>): Promise<void> {
    if (ids.length === 0) return;
    await loadRows(ids, client, loading);
    const rows = new Map(state.get().rows);
    for (const id of otherThanNamed(ids, index)) {
      const row = rows.get(id);
      if (row) rows.set(id, withDoubt(row, 'other-hash'));
    }
    state.change({ rows });
  }

  async function visit(): Promise<void> {
    const done = doneSoFar();
    const got = await client.index(etag);
    state.change({ connection: 'online', visits: state.get().visits + 1 });
    if (got === null) return settleActs(state, done);
    take(got.index, (await client.devices()).devices);
    const { rows } = state.get();
    const changed = Object.entries(got.index.rows).flatMap(([id, hash]) =>
      rows.get(id)?.hash === hash ? [] : [id],
    );
    const missing = changed.length === 0 ? [] : await loadRows(changed, client, loading);
    const others = otherThanNamed(changed, got.index);
    // What is missing may have been destroyed meanwhile, what is another changed: only the index of afterwards tells.
    const after = missing.length + others.length === 0 ? got : await client.index(null);
    const { index } = after ?? got;
    if (after !== got) take(index, (await client.devices()).devices);
    await loadAgain(otherThanNamed(others, index), index);
    const listed = new Set(Object.keys(index.rows));
    settle(
      index,
      listed,
      missing.filter((id) => listed.has(id)),
      new Set(Array.from(done).filter((id) => doneSoFar(missing).has(id))),
    );
    await record.keepUp(index.record);
    etag = (after ?? got).etag;
  }

  const reporting = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      state.change({ connection: connectionAfter(error), progress: null });
    }
  };

  return {
    keys,
    serverDay: () => serverDay,
    run: () => {
      // One that is under way may have asked before what is now looked for was there.
      next ??= last.then(() => {
        next = null;
        last = reporting(visit);
        return last;
      });
      return next;
    },
    loadPeople: async () => {
      const { devices: listed, invitations } = await client.devices();
      takeDevices(listed);
      state.change({ invitations });
    },
    refresh: (ids) =>
      reporting(async () => {
        // The index that is known says nothing of these rows any more.
        etag = null;
        const done = doneSoFar();
        const missing = await loadRows(ids, client, loading);
        const loaded = state.get().done.flatMap(({ act: { head } }) => {
          const isLoaded = ids.includes(head.submission) && !missing.includes(head.submission);
          return isLoaded && done.has(head.id) ? [head.id] : [];
        });
        settleActs(state, new Set(loaded));
      }),
    openFile: async (text) => {
      const { rows, devices: listed, noticeItems, ...facts } = parseRowsFile(text);
      take(facts, listed);
      state.change({ noticeItems });
      // A later visit compares with what the file held.
      etag = null;
      settle(facts, new Set(await openFileRows(rows, loading)), []);
    },
  };
}
