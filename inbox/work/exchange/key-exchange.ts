import { base64urlnopad } from '@scure/base';
import { generateOfficeKey, recipientOf } from '#lib/feedback/crypto/sealing';
import { type Certificate, certifyAnew, isCertified, type SignedCertificate } from '#lib/office/certificate';
import { answerChallenge } from '#lib/office/challenge';
import { checkWordOf, isCheckWord, recipientDigits } from '#lib/office/check-word';
import { KeyRefused, makeKeyFile, openKeyFile } from '#lib/office/exchange/key-file';
import { certifyingKeyOf, signingKeyOf } from '#lib/office/signing';
import type { Vault } from '#lib/office/vault';
import type { OfficeClient } from '../client';
import { keyFileName, renewedFileName } from '../file-name';
import { OfficeError } from '../office-response';
import type { WorkPool } from '../opening/worker-pool';
import { WrongCheckWord } from '../set-up';
import type { SavedInbox } from '../set-up-types';
import type { KeyExchange } from './exchange-types';
import { resealWhole } from './reseal-rows';

/** How often devices are listed anew where one joined while they were certified. */
const TRIES = 3;

/** Active devices are listed that the office's key did not certify: they cannot be certified anew. */
export class UncertifiedDevices extends Error {
  override name = 'UncertifiedDevices';

  constructor(
    /** As their certificates call them, whoever signed those. */
    readonly names: readonly string[],
  ) {
    super('devices without a certificate of the office');
  }
}

/** What an exchange of the office's key works with. */
export interface ExchangeParts {
  readonly vault: Vault;
  /** The recipient of the vault's office. */
  readonly recipient: string;
  readonly client: OfficeClient;
  readonly pool: Pick<WorkPool, 'openVault' | 'sealVault'>;
  /** The devices that the office certified, by id. */
  devices(): ReadonlyMap<string, Certificate>;
  /** The Beijing day, `YYYY-MM-DD`. */
  today(): string;
  /** Loads what is new. */
  sync(): Promise<void>;
  /** Adds to the record, signed by this device, that it knows the record up to its present end. */
  signHead(): Promise<void>;
}

/** Creates what a session does to exchange the office's key. */
export function keyExchange(parts: ExchangeParts): KeyExchange {
  const { vault, recipient, client, pool, devices, today, sync, signHead } = parts;
  const { office, site, device, certificate, made } = vault;
  const formers = Promise.all(
    office.former.map(async (identity) => ({ identity, recipient: await recipientOf(identity) })),
  );
  const officeNow = async () => {
    const found = await client.index(null);
    if (!found) throw new OfficeError('disturbed');
    return found.index;
  };
  const answer = (challenge: string) =>
    answerChallenge(challenge, office.identity, { for: 'exchange', site, device: device.id });

  /** The file of this device with another key of the office, sealed by the passphrase that opens the one it has. */
  async function fileWith(
    identity: string,
    anew: SignedCertificate,
    sealed: string,
    passphrase: string,
  ): Promise<SavedInbox> {
    // The passphrase stays the same, and nobody mistypes it here unnoticed.
    const opened = await pool.openVault(sealed, passphrase);
    const renewed: Vault = {
      ...opened,
      office: { identity, former: [opened.office.identity, ...opened.office.former] },
      certificate: anew,
      ...{ setup: null, invitation: null },
    };
    const data = { vault: await pool.sealVault(renewed, passphrase), name: device.name, site };
    return { fileName: renewedFileName(device.name), data };
  }

  /** The last day for a device whose access ended: today, but not before its first. */
  const endOf = ({ from }: Certificate) => (today() < from ? from : today());

  /** Every device that the key before certified, certified anew: those too whose access ended, since they acted. */
  async function certifiedAnew(former: string): Promise<SignedCertificate[]> {
    const { devices: listed } = await client.devices();
    const vouching = { recipient: await recipientOf(former), verifyKey: certifyingKeyOf(former).verifyKey };
    const others = listed.filter((one) => one.state !== 'revoked' && !isCertified(one, vouching));
    if (others.length > 0) throw new UncertifiedDevices(others.map((one) => one.certificate.name));
    const key = certifyingKeyOf(office.identity);
    return (
      listed
        .filter((one) => isCertified(one, vouching))
        // One whose access ended is certified for what it did until now: whoever has the former key could go on with it.
        .map(({ certificate: one, state }) =>
          certifyAnew(one, recipient, key, state === 'revoked' ? endOf(one) : undefined),
        )
    );
  }

  async function switchKey(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const now = (await officeNow()).office;
      const former = (await formers).find((one) => one.recipient === now);
      if (!former) throw new OfficeError('conflict', 'changed');
      try {
        await client.switchOffice({ recipient, certificates: await certifiedAnew(former.identity) });
        return;
      } catch (error) {
        const isChanged = error instanceof OfficeError && error.reason === 'changed';
        if (!isChanged || tries === TRIES) throw error;
      }
    }
  }

  return {
    hasFormerKey: office.former.length > 0,
    standing: async () => {
      const { office: now, exchange } = await officeNow();
      if (now === recipient) return exchange?.waiting.includes(device.id) ? 'waiting' : 'done';
      const isFormer = (await formers).some((one) => one.recipient === now);
      if (!isFormer) return 'done';
      return exchange?.recipient === recipient && exchange.device === device.id ? 'pending' : 'given-up';
    },
    sheet: () => ({ identity: office.identity, recipient, checkWord: checkWordOf(office.identity), made }),
    begin: async (sealed, passphrase) => {
      const fresh = await generateOfficeKey();
      const key = certifyingKeyOf(fresh.identity);
      const anew = certifyAnew(certificate.certificate, fresh.recipient, key);
      const saved = await fileWith(fresh.identity, anew, sealed, passphrase);
      await client.beginExchange(fresh.recipient);
      await sync();
      return saved;
    },
    carryOut: async (checkWord) => {
      if (!isCheckWord(checkWord, office.identity)) throw new WrongCheckWord('wrong check word');
      const challenge = await client.beginExchange(recipient);
      if (challenge !== null) {
        await client.proveExchange(await answer(challenge));
        await switchKey();
      }
      await sync();
      await signHead();
    },
    cancel: async (named) => {
      await client.cancelExchange(named);
      await sync();
    },
    confirm: async () => {
      const asked = await client.confirmExchange(null);
      if ('challenge' in asked) await client.confirmExchange(await answer(asked.challenge));
    },
    fileFor: async (id) => {
      const { exchange } = await officeNow();
      const former = (await formers).find((one) => one.recipient === exchange?.former);
      const to = devices().get(id);
      if (!former || !to) throw new OfficeError('conflict', 'changed');
      const key = certifyingKeyOf(office.identity);
      const content = {
        ...({ v: 1, site, device: id, former: former.recipient, identity: office.identity } as const),
        certificate: certifyAnew(to, recipient, key),
        by: certifyAnew(certificate.certificate, former.recipient, certifyingKeyOf(former.identity)),
      };
      const own = signingKeyOf(base64urlnopad.decode(device.seed));
      return {
        fileName: keyFileName(to.name),
        text: await makeKeyFile(content, to.recipient, former.identity, own),
      };
    },
    open: async (text) => {
      const { identity, certificate: anew, by } = await openKeyFile(text, vault);
      return {
        by: by.certificate.name,
        digits: recipientDigits(await recipientOf(identity)),
        accept: (sealed, passphrase) => fileWith(identity, anew, sealed, passphrase),
      };
    },
    typed: async (identity) => {
      const typedRecipient = await recipientOf(identity);
      if ((await officeNow()).office !== typedRecipient) throw new KeyRefused('not-office');
      const anew = certifyAnew(certificate.certificate, typedRecipient, certifyingKeyOf(identity));
      return {
        by: null,
        digits: recipientDigits(typedRecipient),
        accept: (sealed, passphrase) => fileWith(identity, anew, sealed, passphrase),
      };
    },
    reseal: async (report) => {
      const done = await resealWhole(client, [office.identity, ...office.former], recipient, report);
      await sync();
      return done;
    },
  };
}
