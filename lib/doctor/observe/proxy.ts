import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { text as readText } from 'node:stream/consumers';
import type { BodyPassage, ProxyObservation } from '#lib/doctor/checks/proxy';
import {
  FORGED_ADDRESS,
  PROBE_BODY,
  PROBE_HEADER,
  type SeenHops,
  seenBodySchema,
  seenHopsSchema,
} from '#lib/doctor/probe';
import { SITE_PATHS } from '#lib/model/addresses';
import { parsedJson } from '#lib/model/text/parsed-json';

/** Timeout of a question, in milliseconds. */
const TIMEOUT = 15_000;

/** How long the head of an answer is awaited while half of the body is held back, in milliseconds. */
const HALF_WAY = 3_000;

/**
 * Asks a running site through its proxies what it sees of a request and of a body. Nothing of either is stored.
 * @param secrets those of the servers that run on this machine.
 */
export async function observeProxy(siteUrl: string, secrets: readonly string[]): Promise<ProxyObservation> {
  if (secrets.length === 0) return { state: 'unasked' };
  const headers = { [PROBE_HEADER]: secrets.join(','), 'x-forwarded-for': FORGED_ADDRESS };
  try {
    const hops = await askHops(siteUrl + SITE_PATHS.health, headers);
    if (hops === null) return { state: 'unknown' };
    // Where people's words go, since a proxy may treat that address apart.
    return { state: 'seen', hops, body: await passBody(siteUrl + SITE_PATHS.lookup, headers) };
  } catch {
    return { state: 'unknown' };
  }
}

type Headers = Readonly<Record<string, string>>;

function open(address: string, method: string, headers: Headers): ClientRequest {
  const request = address.startsWith('https:') ? secureRequest : plainRequest;
  const signal = AbortSignal.timeout(TIMEOUT);
  // What is wrong with the certificate is told by another check.
  return request(address, { method, headers, signal, agent: false, rejectUnauthorized: false });
}

async function askHops(address: string, headers: Headers): Promise<SeenHops | null> {
  const sent = open(address, 'GET', headers);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end();
  });
  return seenHopsSchema.safeParse(parsedJson(await readText(answer))).data ?? null;
}

/** Sends one half of a body, waits whether an answer begins, and sends the other. */
async function passBody(address: string, headers: Headers): Promise<BodyPassage> {
  const half = Buffer.alloc(PROBE_BODY / 2);
  const type = { 'content-type': 'application/octet-stream', 'content-length': String(PROBE_BODY) };
  const sent = open(address, 'POST', { ...headers, ...type });
  let isHeard = false;
  const answered = new Promise<IncomingMessage | null>((resolve) => {
    sent.on('response', (response) => {
      isHeard = true;
      resolve(response);
    });
    // A proxy that refuses a body may close the connection without an answer.
    sent.on('error', () => resolve(null));
  });
  sent.write(half);
  await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, HALF_WAY).unref())]);
  const isStreamed = isHeard;
  sent.end(half);
  const answer = await answered;
  const text = answer === null ? '' : await readText(answer).catch(() => '');
  const bytes = seenBodySchema.safeParse(parsedJson(text)).data?.bytes;
  return { status: answer?.statusCode ?? null, isWhole: bytes === PROBE_BODY, isStreamed };
}
