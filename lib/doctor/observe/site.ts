import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Clock } from '#lib/clock';
import type { ReachObservation } from '#lib/doctor/checks/reach';
import type { TlsObservation } from '#lib/doctor/checks/tls';
import { errorCode } from '#lib/error-code';
import { isLoopback, SITE_PATHS } from '#lib/model/addresses';

/** Timeout of a question to the site, in milliseconds. */
const TIMEOUT = 10_000;

/** Most of an answer that is read, in bytes: what is asked for is a few lines. */
const MOST_READ = 16_384;

const DAY = 86_400_000;

/** What one question to the site's address tells. */
export interface SiteObservation {
  readonly reach: ReachObservation;
  /** Null where no connection came about. */
  readonly tls: TlsObservation | null;
  /** Seconds that whoever answered is ahead of this machine, by the header `Date`; null where there is none. */
  readonly ahead: number | null;
}

/** Asks the site for `/healthz` at its address, trusting whatever certificate it shows and noting whether one should. */
export async function observeSite(siteUrl: string, clock: Clock): Promise<SiteObservation> {
  const { protocol } = new URL(siteUrl);
  const plain: TlsObservation = { state: 'plain', isLocal: isLoopback(siteUrl) };
  const before = clock.now();
  try {
    const { status, headers, text, tls } = await askFor(siteUrl + SITE_PATHS.health, clock);
    const after = clock.now();
    // In the middle of the second that `Date` names, and of the time that the question took.
    const there = Date.parse(headers.date ?? '') + 500;
    const told = /^pages: ok\nstore: (?<store>\S+)\n(?:mail: (?<mail>\S+)\n)?/.exec(text)?.groups;
    const store = told?.store;
    return {
      reach:
        status === 200 && store !== undefined
          ? { state: 'answered', store, mail: told?.mail ?? null }
          : { state: 'other', status },
      tls: protocol === 'https:' ? tls : plain,
      ahead: Number.isNaN(there) ? null : (there - (before + after) / 2) / 1_000,
    };
  } catch (error) {
    const reason = errorCode(error) || (error instanceof Error ? error.message : String(error));
    return {
      reach: { state: 'unreachable', reason },
      tls: protocol === 'https:' ? null : plain,
      ahead: null,
    };
  }
}

interface SiteAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  tls: TlsObservation | null;
}

function askFor(address: string, clock: Clock): Promise<SiteAnswer> {
  const request = address.startsWith('https:') ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = request(
      address,
      // Nothing secret is sent, and what is wrong with the certificate is what is asked.
      { agent: false, rejectUnauthorized: false, signal: AbortSignal.timeout(TIMEOUT) },
      (response) => {
        const tls = tlsOf(response, clock);
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < MOST_READ) text += chunk;
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, tls }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

function tlsOf({ socket, headers }: IncomingMessage, clock: Clock): TlsObservation | null {
  if (!(socket instanceof TLSSocket)) return null;
  const ends = Date.parse(socket.getPeerCertificate().valid_to ?? '');
  return {
    state: 'tls',
    protocol: socket.getProtocol() ?? '',
    distrust: socket.authorized ? null : distrustOf(socket.authorizationError),
    daysLeft: Number.isNaN(ends) ? null : Math.floor((ends - clock.now()) / DAY),
    hsts: headers['strict-transport-security'] ?? null,
  };
}

/** The code of what is wrong with a certificate, which Node gives as an error or as the code itself. */
function distrustOf(error: unknown): string {
  return errorCode(error) || String(error);
}
