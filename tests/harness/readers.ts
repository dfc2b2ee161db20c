import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
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

/**
 * Lets readers read, half of them each over a connection that is kept and half over a new one for each page. Nothing is
 * tried twice.
 */
export function startReaders(port: number, lanes = 8): Readers {
  let ended = false;
  const report: ReadersReport = { read: 0, failed: [] };

  async function lane(number: number): Promise<void> {
    const agent = number % 2 === 0 ? new Agent({ keepAlive: true, maxSockets: 1 }) : null;
    for (let page = number; !ended; page += 1) {
      const path = PATHS[page % PATHS.length] ?? '/';
      const trouble = await read(port, path, agent).catch((error: unknown) => String(error));
      if (trouble === null) report.read += 1;
      else report.failed.push(`${agent ? 'kept' : 'new'} ${path}: ${trouble}`);
    }
    agent?.destroy();
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

/** Reads one page: null when it came whole and from one build. */
async function read(port: number, path: string, agent: Agent | null): Promise<string | null> {
  const { status, page } = await new Promise<{ status: number; page: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: agent ?? false }, (response) =>
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, page: body }), reject),
    );
    sent.on('error', reject);
    sent.end();
  });
  if (status !== (path === '/not-there' ? 404 : 200)) return `status ${status}`;
  if (!page.endsWith('</html>')) return 'a page that was cut short';
  const builds = buildsIn(page);
  return builds.length === 1 ? null : `a page of the builds ${builds.join(', ')}`;
}
