import { addDays, dayOf } from '#lib/model/date';
import { type Certificate, isValidOn } from '#lib/office/certificate';
import { recipientDigits } from '#lib/office/check-word';
import { parseActsFile } from '#lib/office/sealed-file';
import { certifyingKeyOf } from '#lib/office/signing';
import type { Vault } from '#lib/office/vault';
import { createActing } from './acts/acting';
import { openDraft, sealDraft } from './acts/draft';
import { actorOf } from './acts/make-act';
import { takeActs, takeUndone } from './acts/take-acts';
import type { OfficeClient } from './client';
import { officeEntering } from './entering/office-entering';
import { keyExchange } from './exchange/key-exchange';
import { actsFileName } from './file-name';
import type { InboxSession, LeftBehind } from './inbox-types';
import type { WorkPool } from './opening/worker-pool';
import { joiningOf, officePeople } from './people/people';
import type { Platform } from './platform';
import { officeRecord } from './record/office-record';
import { pendingSetUp } from './set-up';
import { createState } from './state';
import { createSync } from './sync';
import { officeTemplates } from './templates/office-templates';

/** What a session is made of. */
export interface SessionParts {
  readonly vault: Vault;
  /** The recipient of the vault's office. */
  readonly recipient: string;
  readonly platform: Platform;
  readonly client: OfficeClient;
  readonly pool: WorkPool;
}

/** Opens a session of an unlocked vault. @param left what the session before left when it was locked; null for nothing. */
export async function openSession(
  { vault, recipient, platform, client, pool }: SessionParts,
  left: LeftBehind | null,
): Promise<InboxSession> {
  const identities = [vault.office.identity, ...vault.office.former];
  const office = { recipient, verifyKey: certifyingKeyOf(vault.office.identity).verifyKey };
  const own = { id: vault.device.id, verifyKey: vault.certificate.certificate.verifyKey };
  const state = createState();
  const ownDay = () => dayOf(platform.clock.now());
  const { certificate } = vault.certificate;
  const isBelieved = (day: string) => isBelievable(day, ownDay(), certificate);
  const today = () => sync.serverDay() ?? ownDay();
  const actor = actorOf(vault, recipient, platform.random, today);
  const record = officeRecord({
    ...{ state, client, actor, identities, isReader: vault.device.role === 'reader' },
    devices: () => sync.keys.devices,
    sync: () => sync.run(),
  });
  const parts = { state, client, pool, identities, office, record, device: own.id, isBelieved };
  const sync = createSync(parts);
  const sending = { state, client, pool, keys: sync.keys };
  const acting = createActing({ ...sending, actor, role: vault.device.role, refresh: sync.refresh });
  const { send, act, actAll, dropQueued } = acting;
  const taking = { state, keys: sync.keys, device: own, recipient };
  await takeActs(left?.acts ?? [], taking);
  await takeUndone(left?.undone ?? [], taking);
  return {
    name: vault.device.name,
    role: vault.device.role,
    site: vault.site,
    recipient,
    recipientDigits: recipientDigits(recipient),
    today,
    pending: pendingSetUp(vault, recipient, client),
    joining: joiningOf(vault, client),
    record,
    templates: officeTemplates({
      ...{ client, actor, identities, isReader: vault.device.role === 'reader' },
      devices: () => sync.keys.devices,
      loadDevices: sync.loadPeople,
    }),
    entering: officeEntering({ state, client, actor, acting }),
    exchange: keyExchange({
      ...{ vault, recipient, client, pool, today, sync: () => sync.run(), signHead: record.signHead },
      devices: () => sync.keys.devices,
    }),
    people: officePeople(vault, platform, client, pool, sync.loadPeople),
    draft: left?.draft ? await openDraft(left.draft, identities) : null,
    snapshot: state.snapshot,
    subscribe: state.subscribe,
    sync: async () => {
      await send();
      await sync.run();
    },
    openRows: sync.openFile,
    act,
    actAll,
    dropQueued,
    dismiss: (id) => state.change({ undone: state.get().undone.filter(({ outcome }) => outcome.id !== id) }),
    actsFile: () => {
      const { queue, undone } = state.get();
      const overtaken = undone.filter(({ outcome }) => outcome.result === 'other-key');
      const acts = [...queue, ...overtaken].map((item) => item.act);
      return { fileName: actsFileName(today()), text: `${JSON.stringify({ v: 1, kind: 'acts', acts })}\n` };
    },
    takeActs: (file) => takeActs(parseActsFile(file).acts, taking),
    lock: async (draft) => {
      const { queue, undone } = state.get();
      const digest = record.digest();
      state.close();
      client.end();
      pool.end();
      return {
        acts: queue.map((item) => item.act),
        undone: undone.map(({ act: one, outcome: { result } }) => ({ act: one, result })),
        // Whatever may happen to a draft: what waits to be sent is not lost with it.
        draft: draft === undefined ? null : await sealDraft(draft, recipient).catch(() => null),
        digest,
      };
    },
  };
}

/**
 * Whether the server's day may be the day of an act: one outside the device's certificate would make the act worthless for
 * ever. The clock of the device decides only there: it may be the wrong one.
 */
function isBelievable(day: string, ownDay: string, certificate: Certificate): boolean {
  return isValidOn(certificate, day) || (addDays(ownDay, -1) <= day && day <= addDays(ownDay, 1));
}
