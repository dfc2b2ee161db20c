import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { represent } from '#lib/http/representation';
import { openApplication, type RefusedContent } from '#lib/site/application';
import { siteStyles } from '#lib/site/page-styles';
import type { Site } from '#lib/site/site';
import { route } from '../../../app/respond';
import { BARE_CSS } from '../../harness/styles';

// What a request gets when the site that should answer it fails.

const nothing = async () => {
  throw new Error('nobody asks for this');
};

const SITE: Site = {
  siteUrl: 'http://localhost:3000',
  publisher: { organization: '某某局', phones: [], mails: [] },
  styles: siteStyles(BARE_CSS),
  entries: [],
  preview: null,
  nextBoundary: () => null,
  redirect: () => null,
  notice: nothing,
  noticeDocument: nothing,
  page: async (name) => represent(`the page ${name}`),
  picture: nothing,
  attachment: async () => null,
  pdfFacts: () => null,
  pdf: nothing,
  sharePicture: nothing,
  siteSharePicture: nothing,
  search: nothing,
};

let said: string[];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'error').mockImplementation((error) => {
    said.push(error instanceof Error ? error.message : String(error));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The answer of a route that fails, or of one whose site does. */
async function answered(
  site: () => Promise<Site | RefusedContent>,
): Promise<{ status: number; body: string }> {
  openApplication({
    directory: '.next/nowhere',
    site,
    errorPage: represent('the page at hand'),
    icons: new Map(),
    clock: { now: () => 0 },
    desk: {
      intake: { answer: nothing },
      lookup: { answer: nothing },
      office: { answer: nothing },
      state: nothing,
      mail: nothing,
    },
    isStopping: () => false,
    readBody: nothing,
  });
  const failing = route(async () => {
    throw new Error('the route failed');
  });
  const response = await failing(new Request('http://localhost:3000/x'), { params: Promise.resolve({}) });
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { status: response.status, body: await response.text() };
}

describe('a request is answered with', () => {
  test('the site’s own 500 when its route fails', async () => {
    expect(await answered(async () => SITE)).toEqual({ status: 500, body: 'the page error' });
    expect(said).toEqual(['the route failed']);
  });

  test('the 500 that is at hand when that page fails too', async () => {
    const page = () => Promise.reject(new Error('the page failed'));
    expect(await answered(async () => ({ ...SITE, page }))).toEqual({
      status: 500,
      body: 'the page at hand',
    });
    expect(said).toEqual(['the route failed', 'the page failed']);
  });

  test('the 500 that is at hand when the site cannot be read', async () => {
    const unreadable = () => Promise.reject(new Error('the folder is gone'));
    expect(await answered(unreadable)).toEqual({ status: 500, body: 'the page at hand' });
    expect(said).toEqual(['the folder is gone']);
  });

  test('what is wrong with the content when it has errors, and nothing is said to have failed', async () => {
    const { status, body } = await answered(async () => ({ problems: [], style: 'p{color:red}' }));
    expect(status).toBe(500);
    expect(body).toContain('内容有0处错误');
    expect(body).toContain('<style>p{color:red}</style>');
    expect(said).toEqual([]);
  });
});
