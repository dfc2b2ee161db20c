import { beforeAll, describe, expect, test } from 'vitest';
import { FIRST } from '../harness/fixtures';
import { holdPost } from '../harness/held-post';
import { type SharedServer, sharedServer } from '../harness/server';
import { type Heard, postHead, speak } from '../harness/wire';
import { feedbackOf, headingOf, WRITTEN, wordsIn } from '../harness/writer';

// Bodies that do not come as they should, byte by byte over a connection.

const PATH = feedbackOf(FIRST.slug);
const CUT_SHORT = '内容没有传输完整';

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

function answerOf(heard: Heard): unknown[] {
  return [heard.status, headingOf(heard), wordsIn(heard)];
}

describe('a body', () => {
  test.each([
    {
      what: 'cut short of its length',
      pieces: [postHead(PATH, 'Content-Length: 1000'), `kind=opinion&message=${encodeURI('断在这里')}`],
      hangUp: true,
    },
    {
      what: 'cut short between its chunks',
      pieces: [
        postHead(PATH, 'Transfer-Encoding: chunked'),
        `39\r\nkind=opinion&message=${encodeURI('断在这里')}\r\n`,
      ],
      hangUp: true,
    },
    {
      what: 'in chunks that make no sense',
      pieces: [
        postHead(PATH, 'Transfer-Encoding: chunked'),
        `39\r\nkind=opinion&message=${encodeURI('断在这里')}\r\n`,
        'zz\r\n',
      ],
      hangUp: false,
    },
    {
      what: 'longer than was announced',
      pieces: [
        `${postHead(PATH, 'Content-Length: 57')}kind=opinion&message=${encodeURI('断在这里')}和更多的话`,
      ],
      hangUp: false,
    },
  ])('$what is answered 400, and what could be read is given back', async ({ pieces, hangUp }) => {
    const heard = await speak(server.port, pieces, { hangUp });
    expect(answerOf(heard)).toEqual([
      400,
      CUT_SHORT,
      [
        ['反馈类型', '意见'],
        ['反馈内容', '断在这里'],
      ],
    ]);
    expect(heard.text).toMatch(/^connection: close\r$/im);
  });

  test.each([
    { what: 'bytes of another charset', message: Buffer.from([0xd6, 0xd0, 0xce, 0xc4]) },
    { what: 'bytes of another charset, by percent', message: Buffer.from('%D6%D0%CE%C4') },
    { what: 'half a character, by percent', message: Buffer.from('%E4%B8') },
  ])('of $what is answered 400 with the reason', async ({ message }) => {
    const body = Buffer.concat([
      Buffer.from('kind=opinion&message='),
      message,
      Buffer.from('&name=%E7%94%B2'),
    ]);
    const head = postHead(PATH, `Content-Length: ${body.length}`, 'Connection: close');
    const heard = await speak(server.port, [head, body]);
    expect([heard.status, headingOf(heard)]).toEqual([400, '内容中有无法识别的文字']);
    expect(wordsIn(heard)).toContainEqual(['姓名', '甲']);
  });

  test.each([
    { what: 'no length that is a number', lines: ['Content-Length: many'] },
    { what: 'two lengths', lines: ['Content-Length: 5', 'Content-Length: 6'] },
    { what: 'both a length and chunks', lines: ['Content-Length: 5', 'Transfer-Encoding: chunked'] },
  ])('with $what is refused by the server itself', async ({ lines }) => {
    expect((await speak(server.port, [postHead(PATH, ...lines), 'kind=opinion'])).status).toBe(400);
  });

  test('that is long in coming keeps nobody else from an answer', async () => {
    const slow = await holdPost(server.port, WRITTEN);
    slow.send(0, 5);
    const body = 'kind=opinion';
    const head = postHead(PATH, `Content-Length: ${body.length}`, 'Connection: close');
    expect((await speak(server.port, [head, body])).status).toBe(422);
    slow.send(5, slow.size);
    expect((await slow.told).status).toBe(200);
  });
});
