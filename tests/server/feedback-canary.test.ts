import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Canary } from '../harness/canary';
import { type CanaryPlace, postgresPlace, sqlitePlace } from '../harness/canary-place';
import { killAmid, type Tour, tour } from '../harness/canary-tour';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownNginx, ownServer } from '../harness/for-test';
import { office } from '../harness/office';
import { TEST_OUTPUT } from '../harness/server';
import { tracesBelow, tracesIn } from '../harness/traces';

// Words that stand nowhere else are sent to every end that a post can have, and then looked for everywhere.

const PER_HOUR = 8;

const ENDS = {
  success: 200,
  edit: 200,
  fields: 422,
  honeypot: 422,
  token: 200,
  forged: 200,
  large: 413,
  type: 415,
  foreign: 403,
  method: 405,
  nowhere: 404,
  charset: 400,
  item: 303,
  about: 200,
  cut: 400,
  chunked: 400,
  head: 400,
  many: 429,
  trouble: 503,
  look: 200,
  mistyped: 422,
  add: 200,
  rate: 200,
  rateagain: 200,
  withdraw: 200,
  addtrouble: 503,
};

test('what is looked for is found, however it is written down', async () => {
  const folder = await ownFolder();
  const canary = new Canary();
  const word = canary.at('a', 'b');
  const written: Readonly<Record<string, string | Buffer>> = {
    plain: `一些字${word}一些字`,
    percent: encodeURIComponent(`一些字${word}`),
    utf16: Buffer.from(`xx${word}`, 'utf16le'),
    hex: Buffer.from(`一${word}`).toString('hex'),
    base64: Buffer.from(`一${word}`).toString('base64'),
    'base64 one further': Buffer.from(`一x${word}`).toString('base64url'),
    'base64 two further': Buffer.from(`一xx${word}`).toString('base64'),
    packed: Buffer.concat([Buffer.from('head'), gzipSync(`一些字${word}`)]),
    address: String(canary.headers('a')['X-Forwarded-For']),
  };
  for (const [name, content] of Object.entries(written)) await writeFile(join(folder, name), content);
  await mkdir(join(folder, word));
  const found = (await tracesBelow(folder, canary.needles())).join('\n');
  for (const place of [...Object.keys(written).map((name) => join(folder, name)), 'a name'])
    expect(found).toContain(`in ${place}: `);
});

describe.each([
  { engine: 'SQLite', open: sqlitePlace },
  { engine: 'PostgreSQL', open: postgresPlace },
])('with $engine', ({ open }) => {
  test('no word, address, token or receipt of a writer is found anywhere', async () => {
    const folder = await ownFolder();
    const canary = new Canary();
    const place: CanaryPlace = await open(folder);
    const temporary = join(folder, 'temporary');
    await mkdir(temporary);
    const start = () =>
      ownServer({
        at: FIRST.open,
        preload: place.preload,
        env: { ...place.env, TMPDIR: temporary, TRUST_PROXY: '2', FEEDBACK_PER_HOUR: String(PER_HOUR) },
      });
    const server = await start();
    const proxy = await ownNginx(server.port);
    const origin = `https://localhost:${proxy.httpsPort}`;
    const answers = await ownFolder();
    const journey: Tour = {
      canary,
      server,
      origin,
      perHour: PER_HOUR,
      trouble: place.trouble,
      answer: async (receipt, text) => {
        const file = join(answers, 'answer.txt');
        await writeFile(file, text);
        const { config, args } = place.office;
        const { stderr } = await office(config, 'answer', receipt, '--file', file, '--confirm', ...args);
        expect(stderr).toBe('');
      },
    };
    expect(await tour(journey)).toEqual(ENDS);
    await killAmid(journey);

    const search = async (...logs: readonly string[]) => {
      const needles = canary.needles();
      const folders = [folder, proxy.directory, TEST_OUTPUT, ...place.folders];
      const below = await Promise.all(folders.map((one) => tracesBelow(one, needles)));
      return [...below.flat(), ...logs.flatMap((log) => tracesIn('what was printed', log, needles))];
    };
    await place.settle();
    expect(await search(server.log(), await place.log())).toEqual([]);
    const { words, found } = await place.stored();
    expect(words).toContain(canary.form('success').message);
    // What is looked for in the same way, and may be there, is found: the sealed bytes of each.
    expect(found).toBe(words.length);

    const again = await start();
    const fields = canary.form('again');
    const { token } = await canary.post(again.url, 'again', fields);
    expect((await canary.post(again.url, 'again', { ...fields, token: token ?? '' })).receipt).not.toBeNull();
    expect(await again.end()).toBe(0);
    await place.settle();
    expect(await search(server.log(), again.log(), await place.log())).toEqual([]);
    await rm(temporary, { recursive: true });
  });
});
