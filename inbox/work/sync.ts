import { type Certificate, isCertified } from '#lib/office/certificate';
import type { ListedDevice, OfficeIndex } from '#lib/office/protocol';
import { parseRowsFile } from '#lib/office/sealed-file';
import { SingleFlight } from '#lib/single-flight';
import { connectionAfter, type OfficeClient } from './client';
import type { InboxDevice } from './inbox-types';
import { type Loading, loadRows, openFileRows } from './load-rows';
import { certifiedDevices, type VouchingOffice } from './opening/trust';
import type { WorkPool } from './opening/worker-pool';
import { dropCarriedOut } from './outbox';
import type { StateHolder } from './state';

/** What keeping up with the site works with. */
export interface SyncParts {
  readonly state: StateHolder;
  readonly client: Pick<OfficeClient, 'index' | 'devices' | 'rows'>;
  readonly pool: Pick<WorkPool, 'openRows'>;
  readonly identities: readonly string[];
  readonly office: VouchingOffice;
  /** The id of this device. */
  readonly device: string;
}

/** Keeps a session's rows as the site has them. */
export interface RowSync {
  /** What opens rows, with the devices that are certified so far. */
  readonly keys: Loading['keys'];
  /** The Beijing day by the server's clock, as of the last visit; null before. */
  serverDay(): string | null;
  /** Loads what is new. What the site does not do stands in the snapshot. Concurrent calls share one promise. */
  run(): Promise<void>;
  /** Loads some rows again. */
  refresh(ids: readonly string[]): Promise<void>;
  /** Takes what a file holds. @throws NoSealedFile. */
  openFile(text: string): Promise<void>;
}

/** What an index or a file tells besides rows. */
type IndexFacts = Omit<OfficeIndex, 'rows'>;

/** Creates what keeps a session's rows as the site has them. */
export function createSync({ state, client, pool, identities, office, device }: SyncParts): RowSync {
  const devices = new Map<string, Certificate>();
  const keys = { identities, devices };
  const loading = { state, pool, keys };
  const flight = new SingleFlight<void>();
  let etag: string | null = null;
  let serverDay: string | null = null;

  function take(facts: IndexFacts, listed: readonly ListedDevice[]): void {
    serverDay = facts.today;
    devices.clear();
    for (const [id, certificate] of certifiedDevices(listed, office)) devices.set(id, certificate);
    const { site, destroyed, custody, resealing } = facts;
    const standing = {
      isOwnKey: facts.office === office.recipient,
      isKeyBesideData: custody === 'beside-data',
      resealing,
    };
    state.change({
      site,
      destroyed,
      office: standing,
      devices: listed.map((one) => shown(one, office, device)),
    });
  }

  /** Forgets what was destroyed; keeps, and tells, what the server says nothing of any more. */
  function settle({ destroyed }: IndexFacts, listed: ReadonlySet<string>, missing: readonly string[]): void {
    const rows = new Map(state.get().rows);
    for (const { id } of destroyed) rows.delete(id);
    const silent = [...rows.keys()].filter((id) => !listed.has(id));
    state.change({ rows, vanished: [...new Set([...silent, ...missing])] });
    dropCarriedOut(state);
  }

  async function visit(): Promise<void> {
    const got = await client.index(etag);
    state.change({ connection: 'online' });
    if (got === null) return;
    take(got.index, (await client.devices()).devices);
    const { rows } = state.get();
    const changed = Object.entries(got.index.rows).flatMap(([id, hash]) =>
      rows.get(id)?.hash === hash ? [] : [id],
    );
    const missing = changed.length === 0 ? [] : await loadRows(changed, client, loading);
    // What is missing may have been destroyed meanwhile: only the index of afterwards tells.
    const after = missing.length === 0 ? got : await client.index(null);
    const { index } = after ?? got;
    if (after !== got) take(index, (await client.devices()).devices);
    const listed = new Set(Object.keys(index.rows));
    settle(
      index,
      listed,
      missing.filter((id) => listed.has(id)),
    );
    etag = (after ?? got).etag;
  }

  const reporting = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      state.change({ connection: connectionAfter(error) });
    }
  };

  return {
    keys,
    serverDay: () => serverDay,
    run: () => flight.run('visit', () => reporting(visit)),
    refresh: (ids) =>
      reporting(async () => {
        // The index that is known says nothing of these rows any more.
        etag = null;
        await loadRows(ids, client, loading);
        dropCarriedOut(state);
      }),
    openFile: async (text) => {
      const { rows, devices: listed, ...facts } = parseRowsFile(text);
      take(facts, listed);
      // A later visit compares with what the file held.
      etag = null;
      settle(facts, new Set(await openFileRows(rows, loading)), []);
    },
  };
}

function shown(device: ListedDevice, office: VouchingOffice, own: string): InboxDevice {
  const { certificate, state } = device;
  return {
    id: certificate.device,
    name: certificate.name,
    role: certificate.role,
    isCertified: isCertified(device, office),
    state,
    isOwn: certificate.device === own,
  };
}
