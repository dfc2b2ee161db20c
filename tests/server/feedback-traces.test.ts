import { beforeAll, describe, expect, test } from 'vitest';
import { VIEWS } from '#lib/views/view';
import { asking, FEEDBACK_ANSWERS, FIRST_STEP } from '../harness/answers';
import { ask, type Question } from '../harness/ask';
import { titleOf, values } from '../harness/document';
import { FIRST, FUNDS, secondsAfter, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';
import { checked, feedbackOf, headingOf, posting, submitted, tokenIn, WRITTEN } from '../harness/writer';

// What a browser keeps by itself: the title and the address of each page that was shown. Neither tells how far its
// reader came with the form.

/** Every step that one post leads to, and every refusal of one. */
const STEPS: readonly Question[] = [
  ...FEEDBACK_ANSWERS.filter(({ path, status }) => path === feedbackOf(FIRST.slug) && status !== 303),
  FIRST_STEP,
  posting(WRITTEN),
  posting({ ...WRITTEN, view: 'large' }),
  posting({ ...WRITTEN, errors: '1', kind: '', view: 'care' }),
  posting({ ...WRITTEN, refused: 'not-sure', token: 'A'.repeat(75), view: 'larger' }),
];

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

/** The title of a notice's own page at the server's moment. */
async function ownTitle(slug: string): Promise<string | undefined> {
  const title = titleOf(await ask(server.url, `/notices/${slug}`));
  expect(title).toMatch(/^.{10,}－云溪县政务公开办公室$/);
  return title;
}

describe('the title of every step of the form is that of the notice', () => {
  test.each(VIEWS)('while the window is open, in the view %s', async (view) => {
    await server.stopClock(FIRST.open);
    const title = await ownTitle(FIRST.slug);
    for (const step of STEPS) {
      const question = { ...step, headers: { ...step.headers, Cookie: `view=${view}` } };
      const answer = await ask(server.url, question);
      // Only HEAD has no page.
      if (answer.text === '') continue;
      expect([asking(step), answer.status, titleOf(answer)]).toEqual([asking(step), answer.status, title]);
    }
    for (const answer of [await submitted(server.url), await ask(server.url, posting(WRITTEN))])
      expect([headingOf(answer), titleOf(answer)]).toEqual([headingOf(answer), title]);
  });

  test.each([
    { when: 'before the window opens', slug: FUNDS.slug, at: FUNDS.published, says: '意见反馈尚未开始' },
    { when: 'after it has closed', slug: FUNDS.slug, at: FUNDS.closed, says: '公示期已经结束' },
    { when: 'after a withdrawal', slug: WHALE.slug, at: WHALE.withdrawn, says: '本通报已经撤回' },
  ])('$when', async ({ slug, at, says }) => {
    await server.stopClock(at);
    const path = feedbackOf(slug);
    const title = await ownTitle(slug);
    const refused = await ask(server.url, posting(WRITTEN, { path }));
    expect([headingOf(refused), titleOf(refused)]).toEqual([says, title]);
    const other = await ask(server.url, { path, method: 'PUT' });
    expect([other.status, titleOf(other)]).toEqual([405, title]);
  });

  test('also on a receipt that is shown after a withdrawal', async () => {
    await server.stopClock(secondsAfter(WHALE.withdrawn, -1));
    const path = feedbackOf(WHALE.slug);
    const { item, ...fields } = WRITTEN;
    const first = await ask(server.url, posting(fields, { path }));
    const token = tokenIn(first) ?? '';
    await ask(server.url, posting({ ...fields, token }, { path }));
    await server.stopClock(WHALE.withdrawn);
    const receipt = await ask(server.url, posting({ ...fields, token }, { path }));
    expect([headingOf(receipt), titleOf(receipt)]).toEqual(['已经收到您的反馈', await ownTitle(WHALE.slug)]);
    expect(titleOf(receipt)).toMatch(/^【已撤回】/);
  });
});

test('the heading of a form with errors begins with the word, and its summary leads to each field', async () => {
  await server.stopClock(FIRST.open);
  const answer = await ask(server.url, posting({ ...WRITTEN, kind: '', message: '短' }));
  expect(headingOf(answer)).toBe('错误：意见反馈');
  expect(answer.text).toContain('autofocus="">错误：有2处需要改正</h2>');
  expect(values(answer.text, 'href')).toEqual(
    expect.arrayContaining(['#feedback-kind-opinion', '#feedback-message']),
  );
});

test('the advice about shared computers stands above the first field and above every button that sends', async () => {
  await server.stopClock(FIRST.open);
  const fields = await checked(server.url);
  const pages = [
    await ask(server.url, `${feedbackOf(FIRST.slug)}?item=leadership-1`),
    await ask(server.url, `/notices/${FIRST.slug}`),
    await ask(server.url, posting({ ...WRITTEN, kind: '' })),
    await ask(server.url, posting({ ...fields, edit: '1' })),
  ];
  for (const { text } of pages) {
    const [before = '', ...after] = text.split('<form');
    expect([after.length, /<p>浏览器会记下点开过哪一项/.test(before)]).toEqual([1, true]);
    expect(before).toContain('“无痕”或者“隐私”窗口');
  }
});

test('the check page, where all is typed, advises what still helps, above its buttons', async () => {
  await server.stopClock(FIRST.open);
  const [before = ''] = (await ask(server.url, posting(WRITTEN))).text.split('<form');
  expect(before).toContain('提交并抄下回执号以后，请关闭窗口，清除浏览记录');
  expect(before).not.toContain('无痕');
});

test('the check page says until when above its buttons, and nothing of an end that is none', async () => {
  await server.stopClock(FIRST.open);
  const { text } = await ask(server.url, posting(WRITTEN));
  expect(text.indexOf('class="until"')).toBeGreaterThan(0);
  expect(text.indexOf('class="until"')).toBeLessThan(text.indexOf('<button'));
  expect(text).toContain('核对无误后，请按下面的“确认提交”');
  expect(text).not.toContain('页末');
});
