import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answered, ask, lastingLines } from '../harness/ask';
import { faultsOf, strayNames, titleOf, values } from '../harness/document';
import { ARCHIVES, FIRST, FUNDS, secondsAfter, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';
import { checked, feedbackOf, headingOf, posting, WRITTEN, wordsIn } from '../harness/writer';

// The way from an item to the form with this item chosen: `?item=ANCHOR`, while feedback is taken.

const PAGE = `/notices/${FIRST.slug}`;
const about = (item: string, slug: string = FIRST.slug) => `${feedbackOf(slug)}?item=${item}`;

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});
beforeEach(() => server.stopClock(FIRST.open));

/** The value that the list of items stands at. */
function chosenIn({ text }: Answered): string | undefined {
  return /<option value="([^"]*)" selected=""/.exec(text)?.[1];
}

describe('the form about one item', () => {
  test('is the form alone, for each part and item that it offers, with that one chosen', async () => {
    const offered = values((await ask(server.url, PAGE)).text, 'value', /<option[^>]*>/g).filter(Boolean);
    expect(offered.length).toBeGreaterThan(13);
    for (const item of offered) {
      const answer = await ask(server.url, about(item));
      expect([item, answer.status, headingOf(answer), chosenIn(answer)]).toEqual([
        item,
        200,
        '意见反馈',
        item,
      ]);
      expect([values(answer.text, 'action'), answer.text.includes('<article')]).toEqual([
        [feedbackOf(FIRST.slug)],
        false,
      ]);
      expect(answer.text).not.toMatch(/class="(?:err|summary)"| aria-invalid/);
    }
  });

  test('is valid, kept by nobody, told to no other site and followed by no search engine', async () => {
    const answer = await ask(server.url, about('rectification-5'));
    expect([await faultsOf(answer.text), strayNames(answer.text)]).toEqual([[], []]);
    expect([
      answer.headers['cache-control'],
      answer.headers.etag,
      answer.headers['referrer-policy'],
      answer.headers['set-cookie'],
    ]).toEqual(['no-store', undefined, 'same-origin', undefined]);
    expect(answer.text).toContain('<meta name="robots" content="noindex, nofollow"/>');
  });

  test('says of the item nothing in its head, and is called as the notice is', async () => {
    const head = ({ text }: Answered) => text.slice(0, text.indexOf('<a class="skip"'));
    const [one, other] = [
      await ask(server.url, about('rectification-5')),
      await ask(server.url, about('leadership-1')),
    ];
    expect(head(one)).toBe(head(other));
    expect(titleOf(one)).toBe(titleOf(await ask(server.url, PAGE)));
  });

  test('is answered to HEAD as to GET, without the page', async () => {
    for (const path of [about('rectification-5'), about('nothing')]) {
      const [read, head] = [await ask(server.url, path), await ask(server.url, { path, method: 'HEAD' })];
      expect([head.status, lastingLines(head), head.body.length]).toEqual([
        read.status,
        lastingLines(read),
        0,
      ]);
    }
  });

  test('is found by other spellings of the parameter, and beside other parameters', async () => {
    for (const query of [
      '%69tem=contact&item=leadership-2',
      'from=chat&item=leadership-2',
      '_rsc=1&item=leadership-2',
    ]) {
      const answer = await ask(server.url, `${feedbackOf(FIRST.slug)}?${query}`);
      // The first names two.
      expect([query, answer.status]).toEqual([query, query.startsWith('%') ? 303 : 200]);
    }
    expect(chosenIn(await ask(server.url, `${feedbackOf(FIRST.slug)}?ite%6d=leadership-2`))).toBe(
      'leadership-2',
    );
  });

  test('leads to the check page with the item as it was chosen, and keeps it on an error', async () => {
    const fields = { ...WRITTEN, item: chosenIn(await ask(server.url, about('rectification-5'))) ?? '' };
    expect(wordsIn(await ask(server.url, posting(await checked(server.url, fields))))).toContainEqual([
      '针对哪一项',
      '（五）针对“科普宣传教育持续用力不足”的问题的整改',
    ]);
    expect(chosenIn(await ask(server.url, posting({ ...fields, message: '' })))).toBe('rectification-5');
  });
});

describe('an address that names no item of the form', () => {
  test.each([
    '',
    '?',
    '?item',
    '?item=',
    '?item=nothing',
    '?item=leadership-5',
    '?item=contact',
    '?item=feedback',
    '?item=overview',
    '?item=leadership-1-h1',
    '?item=Leadership-1',
    '?item=leadership-1%20',
    '?item=%00',
    '?item=%ff',
    '?item=%',
    '?item=__proto__',
    '?item=leadership-1&item=leadership-1',
    '?item=leadership-1&item=leadership-2',
    '?item=leadership-1&item=',
    '?item[]=leadership-1',
    '?items=leadership-1',
    '?ITEM=leadership-1',
    '?item=%3Cscript%3E',
    '?item=//evil.example',
    `?item=${'x'.repeat(2_000)}`,
  ])('leads to the form on the notice’s page: %s', async (query) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(server.url, { path: feedbackOf(FIRST.slug) + query, method });
      expect([answer.status, answer.headers.location, answer.headers['cache-control'], answer.text]).toEqual([
        303,
        `${PAGE}#feedback`,
        'no-store',
        '',
      ]);
    }
  });
});

describe('the form about one item, at another moment', () => {
  test.each([
    { when: 'before the window opens', slug: FUNDS.slug, at: secondsAfter(FUNDS.opens, -0.001) },
    { when: 'once it has closed', slug: FUNDS.slug, at: FUNDS.closed },
    { when: 'once the notice is withdrawn', slug: WHALE.slug, at: WHALE.withdrawn },
  ])('leads to the notice $when', async ({ slug, at }) => {
    await server.stopClock(at);
    for (const item of ['report-2', 'report', 'whales-1', 'nothing']) {
      const answer = await ask(server.url, about(item, slug));
      expect([answer.status, answer.headers.location, answer.text]).toEqual([
        303,
        `/notices/${slug}#feedback`,
        '',
      ]);
    }
    expect((await ask(server.url, `/notices/${slug}`)).text).toContain('id="feedback"');
  });

  test.each([FUNDS.opens, secondsAfter(FUNDS.closed, -0.001)])('is there at %s', async (at) => {
    await server.stopClock(at);
    expect((await ask(server.url, about('report-2', FUNDS.slug))).status).toBe(200);
  });

  test.each([
    { what: 'is not published yet', slug: WHALE.slug, at: secondsAfter(WHALE.published, -1) },
    { what: 'is a draft', slug: '2025-draft-bookhouse', at: FIRST.open },
    { what: 'has no window', slug: ARCHIVES.slug, at: FIRST.open },
    { what: 'does not exist', slug: 'nothing', at: FIRST.open },
  ])('is a 404 where the notice $what', async ({ slug, at }) => {
    await server.stopClock(at);
    const answer = await ask(server.url, about('leadership-1', slug));
    expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'no-store']);
    expect(answer.text).not.toContain('leadership-1');
  });
});
