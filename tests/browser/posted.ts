import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { type Answered, ask } from '../harness/ask';
import { FIRST } from '../harness/fixtures';
import { type SharedServer, startServer, type TestServer } from '../harness/server';
import { checked, feedbackOf, headingOf, posting, submitted, WRITTEN } from '../harness/writer';
import { LOOKUP_AT, LOOKUP_POSTED } from './posted-lookup';
import type { PostedPage, Servers } from './posted-page';

/** Words that offer no place to break a line. */
const UNBROKEN = { ...WRITTEN, message: `https://example.org/${'x'.repeat(300)}`, name: 'm'.repeat(50) };

/** The servers that the form's pages come from. */
interface FormServers extends Servers {
  /** One that takes a single submission an hour from a source. */
  strict: SharedServer;
}

/** Every kind of page that answers a post of the form. */
const FORM_POSTED = {
  'the form with two errors': {
    heading: '错误：意见反馈',
    get: ({ sound }) => ask(sound.url, posting({ ...WRITTEN, kind: '', message: '短' })),
  },
  'the form with every error': {
    heading: '错误：意见反馈',
    get: ({ sound }) =>
      ask(sound.url, posting({ item: 'none', name: '名'.repeat(60), contact: 'x'.repeat(300) })),
  },
  'the form to change': {
    heading: '修改反馈',
    get: ({ sound }) => ask(sound.url, posting({ ...WRITTEN, edit: '1' })),
  },
  'the check page': {
    heading: '请核对后提交',
    get: ({ sound }) => ask(sound.url, posting(UNBROKEN)),
  },
  'the receipt': { heading: '已经收到您的反馈', get: ({ sound }) => submitted(sound.url) },
  'the receipt of other words': {
    heading: '已经收到您的反馈',
    get: async ({ sound }) => {
      const fields = await checked(sound.url);
      await ask(sound.url, posting(fields));
      return ask(sound.url, posting({ ...fields, message: '后来想到的另外的话' }));
    },
  },
  'the refusal outside the window': {
    heading: '公示期已经结束',
    get: ({ sound }) => ask(sound.url, posting(WRITTEN, { path: feedbackOf('2024-county-water') })),
  },
  'the refusal of another site’s form': {
    heading: '内容来自其他网站',
    get: ({ sound }) => ask(sound.url, posting(WRITTEN, { headers: { 'Sec-Fetch-Site': 'cross-site' } })),
  },
  'the refusal of a hidden site': {
    heading: '不能确认内容来自本网站',
    get: ({ sound }) => ask(sound.url, posting(UNBROKEN, { headers: { Origin: 'null' } })),
  },
  'the refusal of another method': {
    heading: '这个地址只用于提交意见反馈',
    get: ({ sound }) => ask(sound.url, { ...posting(WRITTEN), method: 'PUT' }),
  },
  'the refusal of too much': {
    heading: '内容过长，没有提交',
    get: ({ sound }) => ask(sound.url, posting('x'.repeat(600_000))),
  },
  'the refusal of another type': {
    heading: '内容的格式不正确',
    get: ({ sound }) => ask(sound.url, posting(WRITTEN, { headers: { 'Content-Type': 'text/plain' } })),
  },
  'the refusal of what is not text': {
    heading: '内容中有无法识别的文字',
    get: ({ sound }) => ask(sound.url, posting('kind=report&message=%D6%D0%CE%C4')),
  },
  'the refusal of a program': {
    heading: '这份内容疑似由程序自动填写',
    get: ({ sound }) => ask(sound.url, posting({ ...UNBROKEN, website: 'x' })),
  },
  'the refusal of too many': {
    heading: '提交过于频繁，请稍后再试',
    get: async ({ strict }) => {
      await submitted(strict.url);
      return submitted(strict.url);
    },
  },
  'the refusal without a store': {
    heading: '不能确定反馈是否提交成功',
    get: ({ storeless }) => submitted(storeless.url),
  },
} as const satisfies Readonly<Record<string, PostedPage<FormServers>>>;

/** Every kind of page that answers a post, by what it is; all but those for which one would have to wait. */
const POSTED = { ...FORM_POSTED, ...LOOKUP_POSTED };

export type PostedName = keyof typeof POSTED;

/** The names of those pages. */
export const POSTED_NAMES = Object.keys(POSTED).filter((name): name is PostedName => name in POSTED);

/** A page that answers a post, and where that led. */
export interface PostedAnswer extends Answered {
  path: string;
}

/** Asks for every page of `POSTED` once, and leaves the clock at `FIRST.open`. */
export async function collectPosted(sound: TestServer): Promise<ReadonlyMap<PostedName, PostedAnswer>> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-posted-'));
  await writeFile(join(folder, 'file'), '');
  await sound.stopClock(FIRST.open);
  const storeless = await startServer({ at: FIRST.open, env: { DATA_DIR: join(folder, 'file', 'data') } });
  const strict = await startServer({ at: FIRST.open, env: { FEEDBACK_PER_HOUR: '1' } });
  const pages = new Map<PostedName, PostedAnswer>();
  for (const name of POSTED_NAMES) {
    const isLookup = name in LOOKUP_POSTED;
    await sound.stopClock(isLookup ? LOOKUP_AT : FIRST.open);
    const answer = await POSTED[name].get({ sound, storeless, strict });
    if (headingOf(answer) !== POSTED[name].heading)
      throw new Error(`${name} is headed ${headingOf(answer)} (${answer.status})`);
    pages.set(name, { ...answer, path: isLookup ? '/feedback' : feedbackOf(FIRST.slug) });
  }
  await sound.stopClock(FIRST.open);
  await Promise.all([storeless.stop(), strict.stop()]);
  await rm(folder, { recursive: true });
  return pages;
}

/** Shows an answer in the browser, at the address to which the form was posted. */
export async function showPosted(
  page: Page,
  { url }: TestServer,
  answer: PostedAnswer | undefined,
): Promise<void> {
  if (!answer) throw new Error('no such answer');
  const address = url + answer.path;
  const policy = answer.headers['content-security-policy'];
  const headers = {
    'content-type': 'text/html',
    ...(policy && { 'content-security-policy': String(policy) }),
  };
  await page.route(address, (route) => route.fulfill({ status: answer.status, headers, body: answer.text }), {
    times: 1,
  });
  await page.goto(address);
}
