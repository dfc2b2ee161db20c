import { base64urlnopad } from '@scure/base';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { type Act, type ActHead, signAct } from '#lib/office/act';
import { certify, type DeviceRole, type SignedCertificate } from '#lib/office/certificate';
import { certifyingKeyOf, type SigningKey, signingKeyOf } from '#lib/office/signing';
import { type SignedStatement, type Statement, signStatement } from '#lib/office/statements/statement';
import type { Vault } from '#lib/office/vault';

/** An office: its age key pair, and what signs its certificates. */
export interface TestOffice {
  readonly identity: string;
  readonly recipient: string;
  readonly certifyingKey: SigningKey;
}

/** A device with its certificate. */
export interface TestDevice {
  readonly id: string;
  readonly identity: string;
  readonly key: SigningKey;
  readonly signed: SignedCertificate;
}

/** So many bytes that are the same in every run, and different for each `seed`. */
export function bytes(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (seed * 31 + index * 7) % 256);
}

/** Those bytes as base64url. */
export function text64(length: number, seed: number): string {
  return base64urlnopad.encode(bytes(length, seed));
}

/** A random source that gives the same in every run. */
export function countingRandom(): (count: number) => Uint8Array {
  let calls = 0;
  return (count) => {
    calls += 1;
    return bytes(count, calls);
  };
}

/** Makes an office. */
export async function testOffice(): Promise<TestOffice> {
  const key = await generateOfficeKey();
  return { ...key, certifyingKey: certifyingKeyOf(key.identity) };
}

/** Makes a device of an office, certified on 2025-01-15. */
export async function testDevice(
  office: TestOffice,
  seed: number,
  role: DeviceRole = 'clerk',
  name = `第${seed}台`,
): Promise<TestDevice> {
  const { identity, recipient } = await generateOfficeKey();
  const key = signingKeyOf(bytes(32, seed));
  const id = text64(16, seed);
  const device = { device: id, name, role, recipient, verifyKey: key.verifyKey, office: office.recipient };
  return { id, identity, key, signed: certify(device, '2025-01-15', office.certifyingKey) };
}

/** An act of a device: 办理中 without words, but for what is named. */
export function testAct(
  device: TestDevice,
  but: Partial<ActHead> = {},
  sealed: Uint8Array | null = null,
): Act {
  const head = {
    office: device.signed.certificate.office,
    device: device.id,
    id: text64(16, 200),
    submission: 'submission',
    after: '',
    upon: text64(32, 201),
    kind: 'state',
    day: '2025-01-15',
    state: 'working',
    ...but,
  } as const;
  return signAct(head, sealed, device.key);
}

/** A vault of a device. */
export function testVault(office: TestOffice, device: TestDevice, site = 'https://office.example'): Vault {
  return {
    v: 1,
    site,
    office: { identity: office.identity, former: [] },
    device: {
      id: device.id,
      name: device.signed.certificate.name,
      role: device.signed.certificate.role,
      token: text64(32, 77),
      identity: device.identity,
      seed: base64urlnopad.encode(device.key.seed),
    },
    certificate: device.signed,
    setup: null,
    invitation: null,
    made: '2025-01-15',
  };
}

/** What a device adds to the record: an export, but for what is named. */
export function testStatement(device: TestDevice, but: Partial<Statement> = {}): SignedStatement {
  const statement: Statement = {
    v: 1,
    office: device.signed.certificate.office,
    device: device.id,
    id: text64(16, 210),
    kind: 'export',
    ...{ submission: null, subject: null, count: null, reason: null, after: null, last: null, upon: null },
    day: '2025-01-15',
    ...but,
  };
  return signStatement(statement, device.key);
}
