import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { HOST } from './ask';
import { buildsIn } from './builds-beside';
import { FIRST } from './fixtures';

/** What readers met. */
export interface ReadersReport {
  /** Pages that were read whole. */
  read: number;
  /** Every request that was not answered by a whole page of one build, in words. */
  failed: string[];
}

/** Readers who open pages one after another, for as long as they are let. */
export interface Readers {
  /** Lets nobody begin another page, and gives what they met. */
  end(): Promise<ReadersReport>;
}

const PATHS = ['/', '/notices', `/notices/${FIRST.slug}`, '/privacy', '/not-there'];

/** How readers read. */
export interface ReadersOptions {
  lanes?: number;
  /** How long each rests after a page, in milliseconds. */
  pace?: number;
  /** What is wrong with a page that came whole; null: nothing. Unset: it must be of one build. */
  judge?: (page: string) => string | null;
}

/**
 * Lets readers read at `origin`, half of them each over a connection that is kept and half over a new one for each page.
 * Nothing is tried twice.
 */
export function startReaders(
  origin: string,
  { lanes = 8, pace = 0, judge = ofOneBuild }: ReadersOptions = {},
): Readers {
  const isSecure = origin.startsWith('https:');
  let ended = false;
  const report: ReadersReport = { read: 0, failed: [] };

  async function lane(number: number): Promise<void> {
    const keepAlive = number % 2 === 0;
    const options = { keepAlive, maxSockets: 1 };
    const agent = isSecure ? new SecureAgent({ ...options, ...ANY_CERTIFICATE }) : new Agent(options);
    for (let page = number; !ended; page += 1) {
      const path = PATHS[page % PATHS.length] ?? '/';
      const trouble = await read(origin, path, agent, judge).catch((error: unknown) => String(error));
      if (trouble === null) report.read += 1;
      else report.failed.push(`${keepAlive ? 'kept' : 'new'} ${path}: ${trouble}`);
      if (pace > 0) await pause(pace);
    }
    agent.destroy();
  }

  const all = Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return {
    end: async () => {
      ended = true;
      await all;
      return report;
    },
  };
}

const ANY_CERTIFICATE = { rejectUnauthorized: false, servername: HOST };

/** Reads one page: null when it came whole and is as it should be. */
async function read(
  origin: string,
  path: string,
  agent: Agent,
  judge: (page: string) => string | null,
): Promise<string | null> {
  const { protocol, port } = new URL(origin);
  const ask = protocol === 'https:' ? secureRequest : request;
  const { status, page } = await new Promise<{ status: number; page: string }>((resolve, reject) => {
    const headers = protocol === 'https:' ? { Host: HOST } : {};
    const sent = ask({ host: '127.0.0.1', port, path, agent, headers }, (response) =>
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, page: body }), reject),
    );
    sent.on('error', reject);
    sent.end();
  });
  if (status !== (path === '/not-there' ? 404 : 200)) return `status ${status}`;
  return page.endsWith('</html>') ? judge(page) : 'a page that was cut short';
}

function ofOneBuild(page: string): string | null {
  const builds = buildsIn(page);
  return builds.length === 1 ? null : `a page of the builds ${builds.join(', ')}`;
}
