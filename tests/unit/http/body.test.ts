import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody } from '#lib/http/body';
import { limitBodies } from '#lib/http/body-room';

const NEVER = new Promise<void>(() => undefined);
const LONG = 600_000;
const ROOM = { take: () => true };

/** A request whose body is yet to come. */
const request = () => new IncomingMessage(new Socket());

const text = async (reading: ReturnType<typeof readBody>) => {
  const { state, bytes } = await reading;
  return [state, Buffer.from(bytes).toString()];
};

describe('a body', () => {
  test('that comes whole is read, however it is cut on its way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array()), async (chunks) => {
        const from = request();
        const reading = readBody(from, 1000, LONG, ROOM, NEVER);
        for (const chunk of chunks) from.push(chunk);
        from.push(null);
        const { state, bytes } = await reading;
        expect([state, Buffer.from(bytes)]).toEqual(['whole', Buffer.concat(chunks)]);
      }),
    );
  });

  test('may be empty', async () => {
    const from = request();
    from.push(null);
    expect(await text(readBody(from, 5, LONG, ROOM, NEVER))).toEqual(['whole', '']);
  });

  test('may have come before somebody reads it', async () => {
    const from = request();
    from.push('abc');
    from.push(null);
    await turn();
    expect(await text(readBody(from, 5, LONG, ROOM, NEVER))).toEqual(['whole', 'abc']);
  });

  test('is counted in bytes while it comes: to the limit, and not one more', async () => {
    for (const [sent, state] of [
      ['abcde', 'whole'],
      ['ab通', 'whole'],
      ['abcdef', 'too-large'],
      ['通报', 'too-large'],
    ]) {
      const from = request();
      const reading = readBody(from, 5, LONG, ROOM, NEVER);
      from.push(sent);
      from.push(null);
      expect((await reading).state).toBe(state);
    }
  });

  test('that is too large is answered at once, and the rest taken in and thrown away', async () => {
    const from = request();
    const reading = readBody(from, 5, LONG, ROOM, NEVER);
    from.push('abcdef');
    expect((await reading).state).toBe('too-large');
    for (let piece = 0; piece < 50; piece += 1) from.push('x'.repeat(100_000));
    from.push(null);
    while (!from.readableEnded) await turn();
    expect(from.readableLength).toBe(0);
  });

  test('that breaks off is given as far as it came', async () => {
    const from = request();
    const reading = text(readBody(from, 100, LONG, ROOM, NEVER));
    from.push('message=abc');
    await turn();
    from.destroy();
    expect(await reading).toEqual(['cut-short', 'message=abc']);
  });

  test('that breaks off with an error is given as far as it came, and the error harms nobody', async () => {
    const from = request();
    const reading = text(readBody(from, 100, LONG, ROOM, NEVER));
    from.push('message=abc');
    await turn();
    from.destroy(new Error('aborted'));
    expect(await reading).toEqual(['cut-short', 'message=abc']);
  });

  test('whose sender was gone before somebody read it is not waited for', async () => {
    const from = request();
    from.destroy();
    await turn();
    expect(await text(readBody(from, 100, LONG, ROOM, NEVER))).toEqual(['cut-short', '']);
  });

  test('on a connection whose words make no sense any more is given as far as it came', async () => {
    const from = request();
    let breakOff = () => {};
    const broken = new Promise<void>((resolve) => {
      breakOff = resolve;
    });
    const reading = text(readBody(from, 100, LONG, ROOM, broken));
    from.push('message=abc');
    await turn();
    breakOff();
    expect(await reading).toEqual(['cut-short', 'message=abc']);
  });

  test('that is longer than was announced, as is heard right after its end, is not whole', async () => {
    const from = request();
    let breakOff = () => {};
    const broken = new Promise<void>((resolve) => {
      breakOff = resolve;
    });
    const reading = text(readBody(from, 100, LONG, ROOM, broken));
    from.once('end', () => breakOff());
    from.push('message=abc');
    from.push(null);
    expect(await reading).toEqual(['cut-short', 'message=abc']);
  });

  test('that takes too long is given as far as it came, and what comes later harms nobody', async () => {
    const from = request();
    const reading = text(readBody(from, 100, 5, ROOM, NEVER));
    from.push('message=abc');
    expect(await reading).toEqual(['too-slow', 'message=abc']);
    from.push('def');
    await turn();
    from.destroy(new Error('aborted'));
    while (!from.closed) await turn();
  });

  test('for which the server has no room any more is given as far as it had, and the rest thrown away', async () => {
    const from = request();
    const { take } = limitBodies({ free: 0, inAll: 1000, perSource: 15 })('a');
    const reading = text(readBody(from, 100, LONG, { take }, NEVER));
    from.push('message=abc');
    from.push('defgh');
    from.push('i');
    from.push(null);
    expect(await reading).toEqual(['no-room', 'message=abc']);
    while (!from.readableEnded) await turn();
    expect(from.readableLength).toBe(0);
  });

  test('keeps nothing waiting once it was read', async () => {
    const from = request();
    from.push('abc');
    from.push(null);
    await readBody(from, 5, LONG, ROOM, NEVER);
    expect(['data', 'end', 'close'].map((event) => from.listenerCount(event))).toEqual([0, 0, 0]);
  });
});
