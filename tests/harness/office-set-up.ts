import { createServer, request } from 'node:http';
import { onTestFinished } from 'vitest';
import { systemClock } from '#lib/clock';
import { withInboxData } from '#lib/office/inbox-file';
import { systemRandom } from '#lib/random';
import type { Platform } from '../../inbox/work/platform';
import { setUp } from '../../inbox/work/set-up';
import { unlock } from '../../inbox/work/unlock';
import { office } from './office';
import { beginSetup, SITE_OF_TESTS } from './office-client';
import type { SharedServer } from './server';

/** The passphrase of every inbox that is set up here. */
export const PASSPHRASE = '3917 5520 8846 0173 6692 4418';

/** Sets the inbox of 张明 up at a server as the program does, without a browser; gives the text of its file. */
export async function setUpInbox(
  { url, data }: Pick<SharedServer, 'url' | 'data'>,
  bare: string,
): Promise<string> {
  const config = { DATA_DIR: data, DATABASE_URL: undefined };
  const platform: Platform = {
    fetch: (input, init) => fetch(String(input).replace(SITE_OF_TESTS, url), init),
    random: systemRandom,
    clock: systemClock,
    workers: 1,
    startWorker: () => {
      throw new Error('there are no workers here');
    },
  };
  const expires = '2099-01-01T00:00:00.000Z';
  const setup = await beginSetup(config, expires);
  const saved = await setUp(
    platform,
    { setup, site: SITE_OF_TESTS, expires },
    { name: '张明', passphrase: PASSPHRASE, identity: null },
  );
  const { pending } = await unlock(platform, saved.data, PASSPHRASE);
  if (!pending) throw new Error('the file is of no set-up');
  const digits = await pending.prove(pending.sheet().checkWord);
  const { code, stderr } = await office(config, 'setup', '--confirm', digits, '--compared');
  if (code !== 0) throw new Error(stderr);
  return withInboxData(bare, saved.data);
}

/** A proxy that takes a browser to this server, whatever site it asks for; gives its port. */
export async function ownProxy({ port }: Pick<SharedServer, 'port'>): Promise<number> {
  const proxy = createServer((asked, answer) => {
    const { pathname, search } = new URL(asked.url ?? '/', SITE_OF_TESTS);
    const { method, headers } = asked;
    const passed = request(
      { host: 'localhost', port, path: pathname + search, method, headers },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return address.port;
}
