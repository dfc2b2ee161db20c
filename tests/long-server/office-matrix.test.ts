import { base64 } from '@scure/base';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actsResponseSchema, indexSchema, noticeItemsSchema, rowsResponseSchema } from '#lib/office/protocol';
import { systemRandom } from '#lib/random';
import { makeEntering } from '../../inbox/work/entering/make-entering';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { ask, lastingLines } from '../harness/ask';
import { namedHashes } from '../harness/named-hashes';
import {
  askOffice,
  beginSetup,
  invite,
  letIn,
  newToken,
  offerOf,
  proveOffice,
} from '../harness/office-client';
import { type Postgres, startPostgres } from '../harness/postgres';
import { startServer, type TestServer } from '../harness/server';
import { type TestDevice, testAct, testDevice, testOffice, text64 } from '../unit/office/fixtures';

// Every address of the office's protocol, with every kind of token, by every method: what is answered, and that to everybody
// else nothing is there.

const NOW = '2025-01-15T10:00:00+08:00';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'];
const ENDPOINTS = [
  ...['index', 'rows', 'devices', 'devices/revoke', 'acts', 'setup', 'setup/proof', 'invitations', 'join'],
  ...['invitations/withdraw', 'templates', 'templates/remove'],
  ...['exchange', 'exchange/proof', 'exchange/switch', 'exchange/cancel', 'exchange/confirm'],
  ...['reseal', 'reseal/next', 'exchange/x', 'reseal/x'],
  ...['record', 'record/1', 'record/0', 'record/x'],
  ...['notices', 'notices/x'],
  ...['nothing', 'index/x', 'INDEX', 'join/x', 'devices/x'],
];

/** What the token of a device is answered; a reader too, who is told with what it asks whether it may. */
const DEVICE = [
  ...['GET index', 'POST rows', 'GET devices', 'POST acts', 'GET setup'],
  ...[
    'POST devices/revoke',
    'POST invitations',
    'POST invitations/withdraw',
    'GET record',
    'GET record/1',
    'POST record',
  ],
  ...['POST exchange', 'POST exchange/proof', 'POST exchange/switch', 'POST exchange/cancel'],
  ...['POST exchange/confirm', 'POST reseal', 'POST reseal/next'],
  ...['GET templates', 'POST templates', 'POST templates/remove'],
  'POST notices',
];

/** What each kind of token is answered, with another status than that of an address at which nothing is. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  own: DEVICE,
  another: DEVICE,
  reader: DEVICE,
  invited: ['GET join', 'POST join'],
  joined: ['GET join', 'POST join'],
  setup: ['POST setup'],
  candidate: ['GET setup', 'POST setup/proof'],
};

describe.each([
  { name: 'SQLite', isPostgres: false },
  { name: 'PostgreSQL, with two processes that serve', isPostgres: true },
])('over $name', ({ isPostgres }) => {
  let server: TestServer;
  let postgres: Postgres | undefined;
  let config: StoreConfig;
  let own: TestDevice;
  const tokens: Record<string, string | null> = {};

  beforeAll(async () => {
    postgres = isPostgres ? await startPostgres() : undefined;
    const url = await postgres?.createDatabase('site');
    server = await startServer({
      at: NOW,
      env: { FEEDBACK_PER_HOUR: '1000', ...(url !== undefined && { DATABASE_URL: url, WORKERS: '2' }) },
    });
    config = { DATA_DIR: server.data, DATABASE_URL: url };
    const office = await testOffice();
    own = await testDevice(office, 1);
    await withStore(config, async (store) => {
      const { recipient } = office;
      const standing = await store.office();
      await (standing
        ? store.replaceOffice(standing.recipient, { recipient, custody: 'elsewhere' })
        : store.registerOffice({ recipient, custody: 'elsewhere' }));
      for (const id of ['here', 'gone'])
        await store.insert(
          { id, notice: 'n', received: '2025-01-10', ...namedHashes(id), sealed: new Uint8Array([1, 2, 3]) },
          recipient,
        );
      await store.destroy('gone', { day: '2025-01-12', reason: 'withdrawn' }, null);
    });
    Object.assign(tokens, {
      none: null,
      malformed: 'x',
      unknown: newToken(),
      own: await letIn(config, own),
      another: await letIn(config, await testDevice(office, 2)),
      reader: await letIn(config, await testDevice(office, 3, 'reader')),
      expired: await letIn(config, await testDevice(office, 4), '2025-01-14'),
      revoked: await letIn(config, await testDevice(office, 5)),
      former: await beginSetup(config, '2025-01-16T00:00:00.000Z'),
      setup: await beginSetup(config, '2025-01-16T00:00:00.000Z'),
      candidate: newToken(),
      invited: await invite(config, own, '2025-01-16T00:00:00.000Z'),
      joined: await invite(config, own, '2025-01-16T00:00:00.000Z', text64(16, 2)),
      late: await invite(config, own, '2025-01-15T00:00:00.000Z'),
      void: await invite(config, await testDevice(office, 5), '2025-01-16T00:00:00.000Z'),
    });
    await withStore(config, (store) => store.revoke(text64(16, 5)));
    await proveOffice(server.url, tokens.setup ?? '', {
      office,
      device: await testDevice(office, 6),
      token: tokens.candidate ?? '',
    });
  });
  afterAll(async () => {
    await server.stop();
    await postgres?.stop();
  });

  const askAs = (kind: string, endpoint: string, asked: Parameters<typeof askOffice>[3] = {}) =>
    askOffice(server.url, endpoint, tokens[kind] ?? null, asked);

  test('answers what a token opens, and everything else byte for byte as any address at which nothing is', async () => {
    for (const method of METHODS) {
      const hasBody = !['GET', 'HEAD', 'TRACE'].includes(method);
      const asked = { method, ...(hasBody && { body: { x: 1 } }) };
      const nowhere = await ask(server.url, {
        path: '/nothing',
        method,
        ...(hasBody && { body: '{"x":1}', headers: { 'Content-Type': 'application/json' } }),
      });
      expect([nowhere.status, nowhere.headers['access-control-allow-origin']]).toEqual([404, '*']);
      for (const kind of Object.keys(tokens)) {
        for (const endpoint of ENDPOINTS) {
          const answer = await askAs(kind, endpoint, asked);
          const what = `${method} ${endpoint} with the token: ${kind}`;
          if (OPEN[kind]?.includes(`${method === 'HEAD' ? 'GET' : method} ${endpoint}`)) {
            expect([what, answer.status]).toEqual([what, method === 'POST' ? 400 : 200]);
            expect([what, answer.headers['access-control-allow-origin']]).toEqual([what, '*']);
            expect([what, answer.headers['cache-control']]).toEqual([what, 'no-store']);
          } else {
            expect([what, answer.status, lastingLines(answer)]).toEqual([what, 404, lastingLines(nowhere)]);
            expect(answer.body.equals(nowhere.body)).toBe(true);
          }
        }
      }
    }
  });

  test('says the same to every preflight, and takes a token in no other way', async () => {
    const preflights = new Set<string>();
    for (const path of ['/office/v1/index', '/office/v1/acts', '/office', '/nothing', '/']) {
      const headers = { Origin: 'null', 'Access-Control-Request-Headers': 'authorization' };
      const answer = await ask(server.url, { path, method: 'OPTIONS', headers });
      preflights.add(JSON.stringify([answer.status, lastingLines(answer)]));
    }
    expect(preflights.size).toBe(1);
    const token = tokens.own ?? '';
    for (const headers of [
      { Authorization: `Basic ${token}` },
      { Authorization: token },
      { Authorization: `Bearer ${token}x` },
      { Authorization: `Bearer ${token} ${token}` },
      { Cookie: `token=${token}` },
    ])
      expect((await ask(server.url, { path: '/office/v1/index', headers })).status).toBe(404);
    expect((await ask(server.url, `/office/v1/index?token=${token}`)).status).toBe(404);
  });

  test('gives rows that are there, and of what was destroyed or unknown nothing', async () => {
    for (const kind of ['own', 'another', 'reader']) {
      const index = indexSchema.parse(JSON.parse((await askAs(kind, 'index')).text));
      expect(Object.keys(index.rows)).toEqual(['here']);
      expect(index.destroyed).toEqual([{ id: 'gone', day: '2025-01-12', reason: 'withdrawn' }]);
      expect([index.today, index.custody, index.resealing]).toEqual(['2025-01-15', 'elsewhere', 0]);
      expect(index.site.notices.length).toBeGreaterThan(0);
      const asked = await askAs(kind, 'rows', { body: { ids: ['gone', 'here', 'unknown'] } });
      const { rows, left } = rowsResponseSchema.parse(JSON.parse(asked.text));
      expect([rows.map(({ id }) => id), left]).toEqual([['here'], []]);
    }
  });

  test('confirms an index that is known, so that it can be asked for often', async () => {
    const first = await askAs('own', 'index');
    const etag = String(first.headers.etag);
    expect(first.headers['access-control-expose-headers']).toBe('ETag');
    const again = await askAs('own', 'index', {
      headers: { 'If-None-Match': etag, 'Accept-Encoding': 'gzip' },
    });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    expect(again.headers['access-control-allow-origin']).toBe('*');
  });

  test('carries out an act of the device that signed it, upon what is there', async () => {
    const results = async (kind: string, act: ReturnType<typeof testAct>) => {
      const answer = await askAs(kind, 'acts', { body: { acts: [act] } });
      return actsResponseSchema.parse(JSON.parse(answer.text)).results.map(({ result }) => result);
    };
    const act = (submission: string, seed: number) => testAct(own, { submission, id: text64(16, seed) });
    for (const kind of ['another', 'reader'])
      expect([kind, await results(kind, act('here', 50))]).toEqual([kind, ['refused']]);
    expect(await results('own', act('gone', 51))).toEqual(['gone']);
    expect(await results('own', act('unknown', 52))).toEqual(['gone']);
    expect(await results('own', act('here', 53))).toEqual(['applied']);
    expect(await results('own', act('here', 53))).toEqual(['already']);
    expect(await results('own', act('here', 54))).toEqual(['changed']);
    const entries = await withStore(config, async (store) => (await store.read('here'))?.entries);
    expect(entries).toMatchObject([{ id: text64(16, 53), state: 'working', day: '2025-01-15' }]);
  });

  test('names what may be chosen of a notice with a window, and of others nothing', async () => {
    const items = async (notice: string) => {
      const { status, text } = await askAs('own', 'notices', { body: { notice } });
      return [status, noticeItemsSchema.parse(JSON.parse(text)).items.length > 0];
    };
    expect(await items('2024-district-inspection')).toEqual([200, true]);
    expect(await items('2022-reading-room')).toEqual([200, false]);
    expect(await items('../../etc/passwd')).toEqual([200, false]);
  });

  test('takes what a clerk enters, once, and nothing from others or upon what has no window', async () => {
    const { salt, recipient } = await withStore(config, async (store) => ({
      salt: base64.encode(await store.receiptSalt()),
      recipient: (await store.office())?.recipient ?? '',
    }));
    const actor = {
      ...{ device: own.id, key: own.key, office: recipient, random: systemRandom },
      today: () => '2025-01-15',
    };
    const entering = async (notice: string, received = '2025-01-10') => {
      const said = {
        notice,
        kind: 'opinion',
        item: null,
        message: '路灯坏了。',
        name: '',
        contact: '',
      } as const;
      const call = { received, channel: 'phone', consent: 'agreed', said } as const;
      return (await makeEntering(call, salt, actor)).act;
    };
    const result = async (kind: string, act: Awaited<ReturnType<typeof entering>>) => {
      const answer = await askAs(kind, 'acts', { body: { acts: [act] } });
      return actsResponseSchema.parse(JSON.parse(answer.text)).results[0]?.result;
    };
    const act = await entering('2024-district-inspection');
    for (const kind of ['another', 'reader'])
      expect([kind, await result(kind, act)]).toEqual([kind, 'refused']);
    expect(await result('own', await entering('2022-reading-room'))).toBe('no-notice');
    expect(await result('own', await entering('unknown'))).toBe('no-notice');
    expect(await result('own', await entering('2024-district-inspection', '2025-01-16'))).toBe('refused');
    expect(await result('own', act)).toBe('applied');
    expect(await result('own', act)).toBe('already');
    await withStore(config, (store) =>
      store.destroy(act.head.submission, { day: '2025-01-15', reason: 'junk' }, null),
    );
    expect(await result('own', act)).toBe('gone');
  });

  test('lets a clerk alone invite and end the access of others', async () => {
    const office = await withStore(config, (store) => store.office());
    const asked = async (kind: string, endpoint: string, body: unknown) => {
      const { status, text } = await askAs(kind, endpoint, { body });
      return [status, JSON.parse(text)];
    };
    const request = { tokenHash: text64(32, 70), name: '李华', role: 'reader' };
    expect(await asked('reader', 'invitations', request)).toEqual([409, { error: 'refused' }]);
    expect(await asked('own', 'invitations', request)).toEqual([
      200,
      { expires: '2025-01-22T02:00:00.000Z' },
    ]);
    const other = { ...(await testOffice()), recipient: office?.recipient ?? '' };
    const device = await testDevice(other, 9, 'reader', '同事');
    const token = newToken();
    const { recipient, ...join } = offerOf(device, token);
    expect(recipient).toBe(office?.recipient);
    expect(await asked('invited', 'join', join)).toEqual([200, { step: 'active' }]);
    expect(await asked('joined', 'join', join)).toEqual([409, { error: 'used' }]);
    expect((await askOffice(server.url, 'index', token)).status).toBe(200);
    const target = { device: device.id };
    expect(await asked('reader', 'devices/revoke', target)).toEqual([409, { error: 'refused' }]);
    expect(await asked('own', 'devices/revoke', { device: text64(16, 99) })).toEqual([
      400,
      { error: 'malformed' },
    ]);
    expect(await asked('own', 'devices/revoke', target)).toEqual([200, { state: 'revoked' }]);
    expect((await askOffice(server.url, 'index', token)).status).toBe(404);
  });

  test('lets a clerk alone exchange the key, whoever asks, and give it up', async () => {
    const { recipient } = await testOffice();
    const asked = async (kind: string, endpoint: string, body: unknown) => {
      const { status, text } = await askAs(kind, endpoint, { body });
      return [status, JSON.parse(text)];
    };
    const refused = [409, { error: 'refused' }];
    expect(await asked('reader', 'exchange', { recipient })).toEqual(refused);
    expect(await asked('own', 'exchange', { recipient })).toEqual([
      200,
      { challenge: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) },
    ]);
    for (const kind of ['own', 'another', 'reader']) {
      const { exchange } = indexSchema.parse(JSON.parse((await askAs(kind, 'index')).text));
      expect(exchange).toMatchObject({ recipient, device: own.id, step: 'offered', waiting: [] });
    }
    expect(await asked('another', 'exchange', { recipient })).toEqual([409, { error: 'taken' }]);
    const answer = text64(32, 1);
    for (const kind of ['own', 'another', 'reader'])
      expect(await asked(kind, 'exchange/proof', { answer })).toEqual([409, { error: 'wrong' }]);
    expect(await asked('own', 'exchange/switch', { recipient, certificates: [] })).toEqual([
      409,
      { error: 'changed' },
    ]);
    expect(await asked('another', 'exchange/switch', { recipient, certificates: [] })).toEqual([
      409,
      { error: 'taken' },
    ]);
    for (const kind of ['own', 'another', 'reader']) {
      expect(await asked(kind, 'exchange/confirm', { answer: null })).toEqual(refused);
      expect(await asked(kind, 'reseal/next', { after: '' })).toEqual(refused);
      expect(await asked(kind, 'reseal', { office: recipient, pieces: [] })).toEqual(refused);
    }
    // The body of the largest bucket is read, where that of an act is not.
    const sealed = 'A'.repeat(4 * 700_000);
    const piece = { of: 'submission', id: 'here', submission: null, former: text64(32, 1), sealed };
    expect(await asked('own', 'reseal', { office: recipient, pieces: [piece] })).toEqual(refused);
    expect(await asked('own', 'acts', { acts: [], sealed })).toEqual([400, { error: 'malformed' }]);
    expect(await asked('reader', 'exchange/cancel', { recipient })).toEqual(refused);
    expect(await asked('another', 'exchange/cancel', { recipient })).toEqual([200, { step: 'cancelled' }]);
    expect(indexSchema.parse(JSON.parse((await askAs('own', 'index')).text)).exchange).toBe(null);
  });

  test('refuses a set-up with another key than the office’s, or of a second candidate', async () => {
    const other = await testOffice();
    const office = await withStore(config, (store) => store.office());
    const stranger = await askAs('setup', 'setup', {
      body: offerOf(await testDevice(other, 7), newToken()),
    });
    expect([stranger.status, stranger.text]).toEqual([409, '{"error":"other-key"}']);
    const same = { ...other, recipient: office?.recipient ?? '' };
    const second = await askAs('setup', 'setup', { body: offerOf(await testDevice(same, 8), newToken()) });
    expect([second.status, second.text]).toEqual([409, '{"error":"used"}']);
  });
});
