import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { told, toldBy, writtenBy } from '../harness/crowd';
import { FIRST } from '../harness/fixtures';
import { ownServer } from '../harness/for-test';
import { holdPost } from '../harness/held-post';
import { type SharedServer, sharedServer, until } from '../harness/server';
import { posting } from '../harness/writer';

// Somebody who takes more than one reader needs: what they get has bounds, and nobody else waits for it.

const PAGE = `/notices/${FIRST.slug}`;
const REQUEST = `GET ${PAGE} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

/** Sends this at once on a connection of its own, and hears what comes, if it listens, until that ends. */
function pipelined(port: number, bytes: string, listens: boolean) {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  let isOver = false;
  socket.setEncoding('latin1');
  if (listens) socket.on('data', (piece) => (heard += piece));
  else socket.pause();
  socket.on('error', () => undefined);
  const over = new Promise<void>((resolve) => {
    socket.on('close', () => {
      isOver = true;
      resolve();
    });
  });
  socket.write(bytes);
  return {
    socket,
    over,
    isOver: () => isOver,
    statuses: () => Array.from(heard.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status)),
    heard: () => heard,
  };
}

describe('three thousand requests at once on one connection', () => {
  test('are not answered: the first is, the next is told why not, and the connection is closed', async () => {
    const flood = pipelined(server.port, REQUEST.repeat(3_000), true);
    await flood.over;
    expect(flood.statuses()).toEqual([200, 429]);
    expect(flood.heard()).toMatch(/HTTP\/1\.1 429 [\s\S]*connection: close/i);
    expect(Buffer.from(flood.heard(), 'latin1').toString()).toContain('这个连接上等候处理的请求过多');
  });

  test('that nobody reads are ended too, and others are answered', async () => {
    const flood = pipelined(server.port, REQUEST.repeat(3_000), false);
    expect((await ask(server.url, PAGE)).status).toBe(200);
    flood.socket.resume();
    await flood.over;
    expect((await ask(server.url, '/healthz')).status).toBe(200);
  });
});

test('a few requests sent ahead are all answered, in order', async () => {
  const paths = [PAGE, '/notices', '/healthz', '/nothing'];
  const last = 'GET /privacy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  const asked = paths.map((path) => REQUEST.replace(PAGE, path)).join('') + last;
  const connection = pipelined(server.port, asked, true);
  await connection.over;
  expect(connection.statuses()).toEqual([200, 200, 200, 404, 200]);
});

describe('bodies', () => {
  test('of one source are held up to a limit; what is beyond is told so with the words that came', async () => {
    const own = await ownServer({ at: FIRST.open, env: { TRUST_PROXY: '1' } });
    const large = { ...writtenBy('长长的一封'), message: '长'.repeat(56_000) };
    const from = (source: string) => ({ 'X-Forwarded-For': source });
    const held = await Promise.all(
      Array.from({ length: 12 }, () => holdPost(own.port, large, from('192.0.2.1'))),
    );
    for (const { send, size } of held) send(0, size - 1);
    const beyond = await holdPost(own.port, large, from('192.0.2.1'));
    // In pieces: the rest of what has no room is still taken in.
    for (let at = 0; at < beyond.size; at += 50_000) beyond.send(at, Math.min(at + 50_000, beyond.size));
    // Neither others nor the same source’s forms of the usual size are kept out.
    for (const source of ['192.0.2.2', '192.0.2.1']) {
      const usual = await told(
        own.url,
        { ...writtenBy('别的人'), message: '长'.repeat(4_900) },
        from(source),
      );
      expect([usual.status, usual.heading]).toEqual([200, '请核对后提交']);
    }
    for (const { send, size } of held) send(size - 1, size);
    const answers = await Promise.all([beyond, ...held].map(({ told: one }) => one));
    // Which of them came last, and how many at a time, is not for this test to say.
    const refused = answers.filter(({ status }) => status !== 422);
    expect(refused.map(({ status, heading }) => [status, heading])).toContainEqual([
      503,
      '网站繁忙，内容没有收完',
    ]);
    expect(refused.length).toBeLessThan(answers.length);
    const after = await told(own.url, writtenBy('同一来源的人'), from('192.0.2.1'));
    expect([after.status, after.heading]).toEqual([200, '请核对后提交']);
  });
});

test('posts of any kind are counted, and the last is told when to go on, with the words', async () => {
  const own = await ownServer({ at: FIRST.open, env: { FEEDBACK_PER_HOUR: '1' } });
  const faulty = { ...writtenBy('总是写错的人'), message: '短' };
  const statuses: number[] = [];
  for (let post = 0; post < 40; post += 1) statuses.push((await told(own.url, faulty)).status);
  expect(new Set(statuses)).toEqual(new Set([422]));
  // One whose count is not known in time is let in.
  const back = await until(async () => {
    const answer = toldBy(await ask(own.url, posting({ ...faulty, edit: '1' })));
    return answer.status === 429 ? answer : null;
  }, 'a post too many');
  expect([back.heading, back.again]).toEqual(['提交过于频繁，请稍后再试', true]);
  expect(back.words).toContainEqual(['反馈内容', '短']);
});

describe('a post as large as may be', () => {
  const LIMIT = 512 * 1024;
  const fill = (start: string, sign: string) =>
    start + sign.repeat(Math.floor((LIMIT - start.length) / sign.length));

  test.each([
    { what: 'of quotation marks', body: fill('message=', '"'), status: 422 },
    { what: 'of quotation marks in every field', body: fill('name="&contact="&message=', '"'), status: 422 },
    { what: 'of ampersands, as browsers send them', body: fill('message=', '%26'), status: 422 },
    { what: 'that came from a program', body: fill('website=1&message=', '"'), status: 422 },
    { what: 'that is to be changed', body: fill('edit=1&message=', "'"), status: 200 },
    {
      what: 'of another site',
      body: fill('message=', '"'),
      status: 403,
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    },
    { what: 'of line ends', body: fill('message=', '%0D%0A'), status: 422 },
    { what: 'of tiny fields', body: fill('message=x', '&a'), status: 422 },
  ])('$what is answered with little more than its size', async ({ body, status, headers = {} }) => {
    const answer = await ask(server.url, posting(body, { headers }));
    expect(answer.status).toBe(status);
    expect(answer.body.length).toBeLessThan(body.length + 32 * 1024);
    expect(answer.text).toContain('</html>');
  });

  test.each(['receipt', 'message', 'rating', 'token'])(
    'to the way back, in %s, is answered with little more than its size',
    async (name) => {
      const body = fill(`receipt=1&change=add&filled=1&${name}=`, '"');
      const answer = await ask(server.url, posting(body, { path: '/feedback' }));
      expect(answer.body.length).toBeLessThan(body.length + 32 * 1024);
      expect(answer.text).toContain('</html>');
    },
  );

  test('says what was cut, and gives the beginning back', async () => {
    const answer = await ask(server.url, posting(fill('kind=opinion&message=', '"')));
    const shown = /“反馈内容”过长，本页只列出开头的(\d+)个字，后面的没有保存/.exec(answer.text)?.[1];
    expect(answer.text).toContain(`>${'&quot;'.repeat(Number(shown))}</textarea>`);
    expect(Number(shown)).toBeGreaterThan(80_000);
    expect(answer.text).not.toContain('您填写的内容都在下面');
  });

  test('does not keep a page waiting, when many come at a time', async () => {
    const large = { ...writtenBy('长长的一封'), message: '长'.repeat(56_000) };
    const posts = await Promise.all(Array.from({ length: 12 }, () => holdPost(server.port, large)));
    for (const { send, size } of posts) send(0, size / 2);
    expect((await ask(server.url, PAGE)).status).toBe(200);
    for (const { send, size } of posts) send(size / 2, size);
    const statuses = (await Promise.all(posts.map(({ told: one }) => one))).map(({ status }) => status);
    expect([422, 503]).toEqual(expect.arrayContaining(statuses));
  });
});
