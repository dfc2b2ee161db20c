import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FIRST, FUNDS, secondsAfter } from '../harness/fixtures';
import { type SharedServer, sharedServer, startServer, TEST_OUTPUT, until } from '../harness/server';

const PAGE = `/notices/${FUNDS.slug}`;
const FORM = '<form';
const STATES = {
  hidden: { status: 404, phase: undefined, form: false },
  upcoming: { status: 200, phase: 'upcoming', form: false },
  open: { status: 200, phase: 'open', form: true },
  closed: { status: 200, phase: 'closed', form: false },
} as const;

type State = (typeof STATES)[keyof typeof STATES];

async function stateOf(
  url: string,
  page = PAGE,
): Promise<State | { status: number; phase: string; form: boolean }> {
  const [html, data] = await Promise.all([fetch(url + page), fetch(`${url}${page}.json`)]);
  const form = (await html.text()).includes(FORM);
  const phase = data.ok ? (await data.json()).phase : undefined;
  return { status: html.status, phase, form };
}

const BOUNDARIES = [
  { name: 'publication', at: FUNDS.published, before: STATES.hidden, after: STATES.upcoming },
  { name: 'the opening of the window', at: FUNDS.opens, before: STATES.upcoming, after: STATES.open },
  { name: 'the close of the window', at: FUNDS.closed, before: STATES.open, after: STATES.closed },
] as const;

describe('a running server', () => {
  let server: SharedServer;
  beforeAll(async () => {
    server = await sharedServer(FIRST.open);
  });

  test.each(BOUNDARIES)('changes at the very second of $name', async ({ at, before, after }) => {
    await server.stopClock(secondsAfter(at, -1));
    expect(await stateOf(server.url)).toEqual(before);
    await server.stopClock(secondsAfter(at, -0.001));
    expect(await stateOf(server.url)).toEqual(before);
    await server.stopClock(at);
    expect(await stateOf(server.url)).toEqual(after);
    await server.stopClock(secondsAfter(at, 1));
    expect(await stateOf(server.url)).toEqual(after);
  });

  test.each(BOUNDARIES)(
    'follows the clock back across $name and remembers nothing',
    async ({ at, before, after }) => {
      await server.stopClock(secondsAfter(at, 5));
      expect(await stateOf(server.url)).toEqual(after);
      await server.stopClock(secondsAfter(at, -5));
      expect(await stateOf(server.url)).toEqual(before);
    },
  );

  test.each(BOUNDARIES)(
    'changes at $name while it is asked again and again',
    async ({ at, before, after }) => {
      const boundary = Date.parse(at);
      await server.stopClock(secondsAfter(at, -2));
      expect(await stateOf(server.url)).toEqual(before);
      const now = await server.runClock(secondsAfter(at, -2));
      await until(async () => {
        const asked = now();
        const page = await fetch(server.url + PAGE);
        const state = { status: page.status, form: (await page.text()).includes(FORM) };
        const answered = now();
        if (answered < boundary) expect(state).toEqual({ status: before.status, form: before.form });
        if (asked >= boundary) expect(state).toEqual({ status: after.status, form: after.form });
        return asked >= boundary + 500 ? true : null;
      }, 'the boundary to pass');
    },
  );

  test('shows the new phase to the first reader after an idle time over the boundary', async () => {
    const now = await server.runClock(secondsAfter(FUNDS.closed, -1));
    await fetch(server.url + PAGE);
    await until(async () => (now() >= Date.parse(FUNDS.closed) ? true : null), 'the close');
    expect(await stateOf(server.url)).toEqual(STATES.closed);
  });

  test('shows at / the newest notice from its publication on', async () => {
    await server.stopClock(secondsAfter(FUNDS.published, -1));
    const before = await (await fetch(server.url)).text();
    expect(before).toBe(await (await fetch(`${server.url}/notices/${FIRST.slug}`)).text());
    await server.stopClock(FUNDS.published);
    const after = await (await fetch(server.url)).text();
    expect(after).toBe(await (await fetch(server.url + PAGE)).text());
  });

  test('says at / that there is no notice before the first one, with 200', async () => {
    await server.stopClock('2020-01-01T00:00:00+08:00');
    const answer = await fetch(server.url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('/notices/20');
  });

  test('lists a notice from its publication on, each with its phase', async () => {
    await server.stopClock(secondsAfter(FUNDS.published, -1));
    expect(await (await fetch(`${server.url}/notices`)).text()).not.toContain(FUNDS.slug);
    await server.stopClock(FUNDS.published);
    expect(await (await fetch(`${server.url}/notices`)).text()).toContain(FUNDS.slug);
  });

  test('lets shared caches keep a page up to a second before the next boundary, and never longer than a minute', async () => {
    const sharedSeconds = async (seconds: number) => {
      await server.stopClock(secondsAfter(FUNDS.closed, -seconds));
      const answer = await fetch(server.url + PAGE);
      return answer.headers.get('cache-control');
    };
    expect(await sharedSeconds(3600)).toBe('public, max-age=0, must-revalidate, s-maxage=60');
    expect(await sharedSeconds(30)).toBe('public, max-age=0, must-revalidate, s-maxage=29');
    expect(await sharedSeconds(1.5)).toBe('public, max-age=0, must-revalidate, s-maxage=0');
    expect(await sharedSeconds(0.5)).toBe('public, max-age=0, must-revalidate, s-maxage=0');
  });
});

describe('a cold start', () => {
  test.each([
    { zone: 'UTC', at: secondsAfter(FUNDS.closed, -1), state: STATES.open },
    { zone: 'America/Los_Angeles', at: FUNDS.closed, state: STATES.closed },
    { zone: 'Asia/Shanghai', at: secondsAfter(FUNDS.opens, -1), state: STATES.upcoming },
  ])('is right at $at whatever the machine’s time zone ($zone)', async ({ zone, at, state }) => {
    const server = await startServer({ at, env: { TZ: zone } });
    expect(await stateOf(server.url)).toEqual(state);
    await server.stop();
  });

  test.each([
    { machineClock: '2025-01-15 15:58:00', state: STATES.open },
    { machineClock: '2025-01-15 16:00:01', state: STATES.closed },
  ])('goes by the machine’s clock alone ($machineClock UTC)', async ({ machineClock, state }) => {
    const server = await startServer({ machineClock });
    expect(await stateOf(server.url)).toEqual(state);
    await server.stop();
  });

  test('is right whatever the files’ modification times', async () => {
    const files = await readdir(TEST_OUTPUT, { recursive: true });
    const late = new Date('2031-01-01T00:00:00Z');
    // Servers of other tests come and go, and with them their marks and what they remember.
    const made = files.filter((file) => /^(builds|objects|applications)\b/.test(file) && !/-\d+$/.test(file));
    expect(made.length).toBeGreaterThan(100);
    await Promise.all(made.map((file) => utimes(join(TEST_OUTPUT, file), late, late)));
    const server = await startServer({ at: FUNDS.closed });
    expect(await stateOf(server.url)).toEqual(STATES.closed);
    await server.stopClock(secondsAfter(FUNDS.closed, -1));
    expect(await stateOf(server.url)).toEqual(STATES.open);
    await server.stop();
  });
});
