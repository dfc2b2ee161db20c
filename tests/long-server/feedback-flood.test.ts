import { describe, expect, test } from 'vitest';
import { told, writtenBy } from '../harness/crowd';
import { FIRST } from '../harness/fixtures';
import { ownServer } from '../harness/for-test';
import { flood } from '../harness/junk';
import { checked } from '../harness/writer';

const POSTS = 10_000;

describe.each([1, 1_000])('ten thousand posts of junk from %i sources', (sources) => {
  test('do not stop the one real post from another', async () => {
    const server = await ownServer({ at: FIRST.open, env: { TRUST_PROXY: '1' } });
    const real = { 'X-Forwarded-For': '203.0.113.7' };
    const receipts: (string | null)[] = [];
    const write = async () => {
      const fields = await checked(server.url, writtenBy('真正写信的人'), real);
      receipts.push((await told(server.url, fields, real)).receipt);
    };
    const statuses = await flood(server.url, { posts: POSTS, sources, seen: POSTS / 2, amid: write });
    await write();
    expect(receipts).toEqual([expect.any(String), expect.any(String)]);
    expect([200, 422, 429]).toEqual(expect.arrayContaining(Object.keys(statuses).map(Number)));
  });
});
