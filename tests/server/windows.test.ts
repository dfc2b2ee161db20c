import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondsAfter } from '../harness/fixtures';
import type { TestServer } from '../harness/server';
import { serveStructures } from '../harness/structures-build';

// Windows that begin and end at an hour, and those of several periods, as the running server keeps them: to the second.

let server: TestServer;
beforeAll(async () => {
  server = await serveStructures('windows');
});
afterAll(() => server.stop());

/** What a notice's page, data and form say at a moment. */
async function stateAt(slug: string, moment: string) {
  await server.stopClock(moment);
  const path = `${server.url}/notices/${slug}`;
  const posted = { method: 'POST', body: new URLSearchParams({ edit: '1' }) };
  const [page, data, post] = await Promise.all([
    fetch(path).then((answer) => answer.text()),
    fetch(`${path}.json`).then((answer) => (answer.ok ? answer.json() : null)),
    fetch(`${path}/feedback`, posted),
  ]);
  return [page.includes('<form'), data?.phase ?? null, post.status === 403 ? 'refused' : post.status];
}

const OPEN = [true, 'open', 200];
const BETWEEN = [false, 'upcoming', 'refused'];
const CLOSED = [false, 'closed', 'refused'];

const BOUNDARIES = [
  ['2026-bridge-hours', 'closes at its minute', '2026-05-15T17:30:00+08:00', OPEN, CLOSED],
  ['2026-ferry-rounds', 'closes its first period', '2026-06-08T00:00:00+08:00', OPEN, BETWEEN],
  ['2026-ferry-rounds', 'opens its second period', '2026-07-01T00:00:00+08:00', BETWEEN, OPEN],
  ['2026-ferry-rounds', 'closes its last period', '2026-07-10T17:30:00+08:00', OPEN, CLOSED],
] as const;

describe('a running server', () => {
  test.each(BOUNDARIES)('of %s %s', async (slug, _, boundary, before, after) => {
    expect(await stateAt(slug, secondsAfter(boundary, -1))).toEqual(before);
    expect(await stateAt(slug, secondsAfter(boundary, -0.001))).toEqual(before);
    expect(await stateAt(slug, boundary)).toEqual(after);
    expect(await stateAt(slug, secondsAfter(boundary, 1))).toEqual(after);
  });

  test('publishes and opens a window in the same minute', async () => {
    const opens = '2026-05-06T08:30:00+08:00';
    expect(await stateAt('2026-bridge-hours', secondsAfter(opens, -1))).toEqual([false, null, 404]);
    expect(await stateAt('2026-bridge-hours', opens)).toEqual(OPEN);
  });

  test('has each closing in the calendar, and each opening and closing that has come in the feed', async () => {
    await server.stopClock('2026-06-20T09:00:00+08:00');
    const textAt = async (path: string) => (await fetch(server.url + path)).text();
    const calendar = await textAt('/notices/2026-ferry-rounds.ics');
    expect(calendar.match(/^DTSTART.*$/gm)?.map((line) => line.trim())).toEqual([
      'DTSTART:20260607T155900Z',
      'DTSTART:20260710T093000Z',
    ]);
    const entriesOf = (feed: string) =>
      Array.from(feed.matchAll(/ferry-rounds\/([\w-]+)<\/id>/g), ([, id]) => id);
    const first = ['closed-1', 'opened-1', 'published'];
    expect(entriesOf(await textAt('/feed.xml'))).toEqual(first);
    await server.stopClock('2026-07-10T17:30:00+08:00');
    expect(entriesOf(await textAt('/feed.xml'))).toEqual(['closed-1-2', 'opened-1-2', ...first]);
  });
});
