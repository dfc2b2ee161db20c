import { base64urlnopad } from '@scure/base';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { answerChallenge } from '#lib/office/challenge';
import { proofResponseSchema, setupResponseSchema } from '#lib/office/protocol';
import { systemRandom } from '#lib/random';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import type { TestDevice, TestOffice } from '../unit/office/fixtures';
import { type Answered, ask } from './ask';

/** A token as a device, or a set-up file, has one. */
export function newToken(): string {
  return base64urlnopad.encode(systemRandom(32));
}

/** Sends a request below `/office/v1` as an inbox does: with a body, as JSON. */
export function askOffice(
  url: string,
  endpoint: string,
  token: string | null,
  { method, body, headers }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answered> {
  return ask(url, {
    path: `/office/v1/${endpoint}`,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Lets a device in, as a confirmed set-up does, and gives its token. */
export async function letIn(
  config: StoreConfig,
  device: TestDevice,
  expires = '2099-01-01',
): Promise<string> {
  const token = newToken();
  const { name, role, verifyKey } = device.signed.certificate;
  await withStore(config, (store) =>
    store.addDevice({
      id: device.id,
      tokenHash: sha256Base64url(token),
      name,
      role,
      verifyKey,
      certificate: JSON.stringify(device.signed),
      expires,
    }),
  );
  return token;
}

/** Begins a set-up as the command does, and gives the token of its file. */
export async function beginSetup(config: StoreConfig, expires: string, digits = '12345678'): Promise<string> {
  const token = newToken();
  await withStore(config, (store) =>
    store.beginSetup({ tokenHash: sha256Base64url(token), expires, digits }),
  );
  return token;
}

/** Invites 同事 as a reader on behalf of a device, and gives the invitation's token. @param taken by which device; none yet. */
export async function invite(
  config: StoreConfig,
  by: TestDevice,
  expires: string,
  taken = '',
): Promise<string> {
  const token = newToken();
  const tokenHash = sha256Base64url(token);
  const invitation = { tokenHash, name: '同事', role: 'reader', expires, inviter: by.id } as const;
  await withStore(config, async (store) => {
    await store.invite(invitation, '2025-01-01T00:00:00.000Z', 20);
    const device = { id: taken, tokenHash: taken, certificate: taken };
    if (taken !== '') await store.takeInvitation(tokenHash, device, '2025-01-01T00:00:00.000Z');
  });
  return token;
}

/** What a candidate offers. */
export function offerOf(device: TestDevice, token: string) {
  const { signed } = device;
  const tokenHash = sha256Base64url(token);
  return { recipient: signed.certificate.office, device: { id: device.id, tokenHash }, certificate: signed };
}

/** Offers a candidate and proves its key, as a reopened inbox file does; gives the digits. */
export async function proveOffice(
  url: string,
  setupToken: string,
  { office, device, token }: { office: TestOffice; device: TestDevice; token: string },
): Promise<string> {
  const offered = await askOffice(url, 'setup', setupToken, { body: offerOf(device, token) });
  const { challenge } = setupResponseSchema.parse(JSON.parse(offered.text));
  const answer = await answerChallenge(challenge, office.identity, {
    for: 'setup',
    site: SITE_OF_TESTS,
    device: device.id,
  });
  const proved = await askOffice(url, 'setup/proof', token, { body: { answer } });
  return proofResponseSchema.parse(JSON.parse(proved.text)).digits;
}

/** The address of the site that the tests build. */
export const SITE_OF_TESTS = 'http://localhost:3000';
