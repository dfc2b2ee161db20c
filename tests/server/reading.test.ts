import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VIEWS, type View } from '#lib/views/view';
import { ANSWERS, asking, PAGES } from '../harness/answers';
import { type Answered, ask, type Question } from '../harness/ask';
import { PAGE_BUDGET } from '../harness/document';
import { ARCHIVES, FIRST, FUNDS, secondsAfter } from '../harness/fixtures';
import { type Nginx, startNginx } from '../harness/nginx';
import { type SharedServer, sharedServer, until } from '../harness/server';
import { checked, headingOf, posting, receiptIn, tokenIn, WRITTEN, wordsIn } from '../harness/writer';

const PAGE = `/notices/${FIRST.slug}`;
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

function choose(fields: Readonly<Record<string, string>>, headers = {}): Question {
  const body = new URLSearchParams(fields).toString();
  return { path: '/reading', method: 'POST', headers: { ...FORM, ...headers }, body };
}

function wearing(view: string, path: string): Question {
  return { path, headers: { Cookie: `view=${view}` } };
}

/** The view in which a page is shown. */
function viewOf({ text }: Pick<Answered, 'text'>): string {
  return /^<!DOCTYPE html><html lang="zh-CN"(?: data-view="(\w+)")?>/.exec(text)?.[1] ?? 'standard';
}

/** The views whose buttons a page shows as pressed. */
function pressed({ text }: Pick<Answered, 'text'>): string[] {
  const buttons = text.match(/<button[^>]*name="view"[^>]*>/g) ?? [];
  return buttons
    .filter((button) => button.includes('aria-pressed="true"'))
    .map((button) => /value="(\w+)"/.exec(button)?.[1] ?? '');
}

let server: SharedServer;

beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

describe('the choice of a view', () => {
  test.each(VIEWS.filter((view) => view !== 'standard'))(
    'is kept in one cookie, and leads back to the page that it was made on: %s',
    async (view) => {
      const answer = await ask(server.url, choose({ view, from: `${PAGE}#rectification-3` }));
      expect([answer.status, answer.headers.location]).toEqual([303, `${PAGE}#rectification-3`]);
      expect(answer.headers['set-cookie']).toEqual([
        `view=${view}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`,
      ]);
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );

  test('of the usual one takes the cookie away', async () => {
    const answer = await ask(server.url, choose({ view: 'standard', from: '/' }));
    expect(answer.headers['set-cookie']).toEqual(['view=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']);
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', 'x', ''])(
    'never leads to another site, nor where a browser says that it came from: %j',
    async (from) => {
      const answer = await ask(
        server.url,
        choose({ view: 'care', from }, { Referer: 'http://localhost/notices' }),
      );
      expect([answer.status, answer.headers.location]).toEqual([303, '/reading']);
    },
  );

  test.each<{ what: string; question: Question }>([
    { what: 'without a view', question: choose({ from: '/' }) },
    { what: 'of a view that there is not', question: choose({ view: 'huge', from: '/' }) },
    { what: 'of another type', question: choose({ view: 'care' }, { 'Content-Type': 'text/plain' }) },
    {
      what: 'from another site’s page',
      question: choose({ view: 'care', from: '/' }, { 'Sec-Fetch-Site': 'cross-site' }),
    },
    { what: 'that is too long', question: choose({ view: 'care', from: `/${'x'.repeat(20_000)}` }) },
  ])('$what changes nothing and is told', async ({ question }) => {
    const answer = await ask(server.url, question);
    expect([answer.status, headingOf(answer), answer.headers['set-cookie']]).toEqual([
      422,
      '没有选择字号',
      undefined,
    ]);
  });

  test('is explained with a sample of each view, and leads back to where the reader was', async () => {
    const answer = await ask(server.url, `/reading?from=${encodeURIComponent(PAGE)}`);
    expect(answer.text.match(/<p class="sample" data-view="\w+">/g)).toHaveLength(VIEWS.length);
    expect(answer.text).toContain(`<input type="hidden" name="from" value="${PAGE}"/>`);
    expect(pressed(answer)).toEqual(['standard']);
  });

  test('leads home, and speaks of no page before, where the reader came from none', async () => {
    const { text } = await ask(server.url, '/reading');
    expect(text).not.toContain('刚才的页面');
    expect(text).toContain('<a href="/">回到首页</a>');
  });

  test('on its way from a page is kept in no shared cache: that page may tell of a search', async () => {
    const { headers } = await ask(server.url, '/reading?from=/notices%3Fq%3Dx');
    expect(headers['cache-control']).toBe('private, max-age=0, must-revalidate');
  });

  test('is told on its page', async () => {
    const answer = await ask(server.url, wearing('care', '/reading'));
    expect(pressed(answer)).toEqual(['care']);
    expect(answer.text).toContain('关怀版（现在使用）');
  });

  test('is offered on every page, which is where it leads back to', async () => {
    for (const path of PAGES) {
      const { text } = await ask(server.url, path);
      const from = /href="\/reading\?from=([^"]*)">字号和关怀版</.exec(text)?.[1] ?? '';
      const permanent = /rel="canonical" href="[^"]*?:\d+([^"]*)"/.exec(text)?.[1];
      const expected = path === '/reading' ? '' : (permanent ?? path);
      expect([path, decodeURIComponent(from).replaceAll('+', '%20')]).toEqual([path, expected]);
    }
  });
});

describe('a page', () => {
  test('sets no cookie for those who chose nothing', async () => {
    for (const question of ANSWERS) {
      const { headers } = await ask(server.url, question);
      expect([asking(question), headers['set-cookie']]).toEqual([asking(question), undefined]);
    }
  });

  test('is shown in the view that its reader chose, to nobody else, whatever page it is', async () => {
    for (const path of [...PAGES, '/nothing']) {
      for (const view of VIEWS.filter((one) => one !== 'standard')) {
        const answer = await ask(server.url, wearing(view, path));
        expect([path, viewOf(answer)]).toEqual([path, view]);
        expect(answer.headers['cache-control']).toBe(
          path === '/nothing' ? 'no-store' : 'private, max-age=0, must-revalidate',
        );
        expect(answer.headers.vary).toBe('Accept-Encoding, Cookie');
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    }
  });

  test('holds the same words in every view', async () => {
    const words = ({ text }: Answered) =>
      text
        .replace(/^<!DOCTYPE html><html[^>]*>/, '')
        .replace(/<style>.*?<\/style>/g, '')
        .replace(/aria-pressed="\w+"/g, '');
    const usual = await ask(server.url, PAGE);
    for (const view of VIEWS) expect(words(await ask(server.url, wearing(view, PAGE)))).toBe(words(usual));
  });

  test('stays within one round trip in every view', async () => {
    for (const view of VIEWS) {
      const question = wearing(view, PAGE);
      const headers = { ...question.headers, 'Accept-Encoding': 'gzip' };
      const { body } = await ask(server.url, { ...question, headers });
      expect(body.byteLength).toBeLessThanOrEqual(PAGE_BUDGET);
    }
  });

  test('is confirmed in its view, and sent anew when the view is another', async () => {
    const standard = (await ask(server.url, PAGE)).headers.etag ?? '';
    const care = (await ask(server.url, wearing('care', PAGE))).headers.etag ?? '';
    expect(care).not.toBe(standard);
    const again = async (view: View, tag: string) =>
      (
        await ask(server.url, {
          path: PAGE,
          headers: { Cookie: `view=${view}`, 'If-None-Match': tag },
        })
      ).status;
    expect([await again('care', care), await again('care', standard), await again('large', care)]).toEqual([
      304, 200, 200,
    ]);
  });

  test('in a view changes at a boundary as exactly as without one', async () => {
    const boundary = Date.parse(FUNDS.closed);
    const path = `/notices/${FUNDS.slug}`;
    const now = await server.runClock(secondsAfter(FUNDS.closed, -1.5));
    await until(async () => {
      const asked = now();
      const { text } = await ask(server.url, wearing('care', path));
      if (asked >= boundary) expect(text).not.toContain('<form');
      return asked >= boundary + 300 ? true : null;
    }, 'the boundary to pass');
    await server.stopClock(FIRST.open);
  });

  test('is the same shared page for those whose cookies say nothing of a view', async () => {
    const plain = await ask(server.url, PAGE);
    for (const cookie of ['session=1', 'view=', 'view=0', 'view=standard', 'view=huge']) {
      const answer = await ask(server.url, { path: PAGE, headers: { Cookie: cookie } });
      expect([answer.text === plain.text, answer.headers['cache-control']]).toEqual([
        true,
        plain.headers['cache-control'],
      ]);
    }
  });

  test('that is not read by people depends on no cookie', async () => {
    for (const path of [`${PAGE}.json`, `${PAGE}.txt`, '/sitemap.xml']) {
      const answer = await ask(server.url, wearing('care', path));
      expect([answer.headers.vary, answer.headers['cache-control']]).toEqual([
        'Accept-Encoding',
        'public, max-age=0, must-revalidate, s-maxage=60',
      ]);
    }
  });
});

describe('a writer who chooses a view', () => {
  const press = (fields: Readonly<Record<string, string>>, view = 'care') =>
    ask(server.url, posting({ ...fields, view }));

  test('on the form gets it with every word, in that view, which is kept', async () => {
    const answer = await press({ ...WRITTEN, message: '一' });
    expect([answer.status, headingOf(answer), viewOf(answer)]).toEqual([200, '意见反馈', 'care']);
    expect(answer.headers['set-cookie']).toEqual([
      'view=care; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax',
    ]);
    expect(answer.text).toContain('一</textarea>');
    expect(answer.text).toContain('字号已改为“关怀版”。您填写的内容都在下面，还没有提交。');
    expect(pressed(answer)).toEqual(['care']);
  });

  test('on the form with errors gets the errors too', async () => {
    const first = await ask(server.url, posting({ ...WRITTEN, message: '一' }));
    expect(first.text).toContain('<input type="hidden" name="errors" value="1"/>');
    const answer = await press({ ...WRITTEN, message: '一', errors: '1' });
    expect([answer.status, headingOf(answer), viewOf(answer)]).toEqual([422, '错误：意见反馈', 'care']);
    expect(answer.text).toContain('有1处需要改正');
  });

  test('on the check page gets it with the same token, and on the receipt the same receipt', async () => {
    const fields = await checked(server.url);
    const check = await press(fields);
    expect([headingOf(check), tokenIn(check), viewOf(check)]).toEqual(['请核对后提交', fields.token, 'care']);
    const receipt = await ask(server.url, posting(fields, { headers: { Cookie: 'view=care' } }));
    expect([headingOf(receipt), viewOf(receipt)]).toEqual(['已经收到您的反馈', 'care']);
    const again = await press(fields, 'large');
    expect([receiptIn(again), viewOf(again)]).toEqual([receiptIn(receipt), 'large']);
    expect(wordsIn(again)).toEqual(wordsIn(receipt));
  });

  test('on a refusal gets the same one, with every word to copy', async () => {
    const refused = await ask(server.url, posting({ ...WRITTEN, website: 'x' }));
    expect(refused.text).toContain('<input type="hidden" name="refused" value="automated"/>');
    const again = await press({ ...WRITTEN, refused: 'automated' });
    expect([again.status, headingOf(again), viewOf(again)]).toEqual([422, headingOf(refused), 'care']);
    expect(wordsIn(again)).toEqual(wordsIn(refused));
  });

  test('is answered as ever where there is no form', async () => {
    const answer = await ask(server.url, {
      ...posting({ ...WRITTEN, view: 'care' }),
      path: `/notices/${ARCHIVES.slug}/feedback`,
    });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined]);
  });
});

describe('behind the operators’ nginx', () => {
  let proxy: Nginx;
  let site: string;
  beforeAll(async () => {
    await server.stopClock(FIRST.open);
    proxy = await startNginx(server.port);
    site = `https://localhost:${proxy.httpsPort}`;
  });
  afterAll(() => proxy.stop());

  test('no view reaches another reader, in whichever order they come', async () => {
    const order = ['standard', 'care', 'standard', 'large', 'care', 'standard', 'larger', 'standard'];
    for (const view of order) {
      const answer = await ask(site, view === 'standard' ? PAGE : wearing(view, PAGE));
      expect(viewOf(answer)).toBe(view);
      if (view !== 'standard') expect(answer.headers['x-cache']).toBe('BYPASS');
    }
    expect((await ask(site, PAGE)).headers['x-cache']).toBe('HIT');
  });

  test('a shared page is kept for those whose other cookies differ', async () => {
    await ask(site, PAGE);
    const answer = await ask(site, { path: PAGE, headers: { Cookie: 'session=2' } });
    expect([answer.headers['x-cache'], viewOf(answer)]).toEqual(['HIT', 'standard']);
  });

  test('a choice is made and kept', async () => {
    const answer = await ask(site, choose({ view: 'care', from: PAGE }));
    expect([answer.status, answer.headers.location]).toEqual([303, PAGE]);
    expect(answer.headers['set-cookie']).toHaveLength(1);
  });
});
