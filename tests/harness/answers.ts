import { formatReceipt } from '#lib/feedback/crypto/receipt';
import type { Question } from './ask';
import { ARCHIVES, FIRST, FUNDS, SLUGS, WITH_WINDOW } from './fixtures';

/** A request, and the status with which the site answers it at `FIRST.open`. */
export type KnownQuestion = Question & { status: number };

const PAGE = `/notices/${FIRST.slug}`;
const FEEDBACK = `${PAGE}/feedback`;
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const WRITTEN = 'kind=opinion&message=%3Cscript%3Ealert(1)%3C%2Fscript%3E&name=%E7%94%B2';

/** The list as its address can ask for it: filtered, searched with and without success, past its end. */
const LISTS: readonly string[] = [
  '/notices',
  '/notices?phase=open',
  `/notices?phase=closed&issuer=${encodeURIComponent('中共云溪县水务局党组')}`,
  `/notices?q=${encodeURIComponent('科普 经费')}`,
  `/notices?phase=open&q=${encodeURIComponent('不存在的词')}`,
  '/notices?page=9',
];

/** Pages that are there to be read. */
export const PAGES: readonly string[] = [
  '/',
  ...LISTS,
  '/privacy',
  '/reading',
  ...SLUGS.map((slug) => `/notices/${slug}`),
];

/** The icons: no notice is in them, and browsers keep them for longer than pages. */
export const ICONS: readonly string[] = ['/favicon.ico', '/apple-touch-icon.png', '/icon.svg'];

/** An address of an earlier site, from which readers are sent on. */
export const MOVED = '/news/show.asp?id=12';

/** What is there for machines, and files that go with pages. */
export const FILES: readonly string[] = [
  ...SLUGS.flatMap((slug) => ['json', 'txt', 'png'].map((ending) => `/notices/${slug}.${ending}`)),
  ...WITH_WINDOW.map((slug) => `/notices/${slug}.ics`),
  `/notices/${FUNDS.slug}/pictures/spending.png`,
  '/feed.xml',
  '/schema/notice-1.json',
  '/sitemap.xml',
  '/robots.txt',
  '/healthz',
  '/share.png',
  ...ICONS,
];

/** One address of each kind that is there for machines alone. */
export const MACHINES: readonly string[] = [
  ...['json', 'txt', 'ics'].map((ending) => `${PAGE}.${ending}`),
  '/feed.xml',
  '/schema/notice-1.json',
  '/sitemap.xml',
];

/** Addresses at which nothing is: unknown, malformed, and the framework's own. */
export const NOTHING: readonly string[] = [
  ...[
    '/nothing',
    '/index',
    '/favicon.png',
    '/notices/nothing',
    '/notices/nothing.json',
    '/notices/__proto__',
    `/notices/${ARCHIVES.slug}.ics`,
    '/schema/notice-2.json',
    '/schema',
    '/feed',
  ],
  ...[
    `${PAGE}.pdf.exe`,
    `${PAGE}.JSON`,
    `${PAGE}.`,
    `${PAGE}.rsc`,
    `${PAGE}/pictures/none.png`,
    '/privacy.rsc',
  ],
  ...['/%', '/%ff', '/%00', '/%E0%A4%A', '//', '//nothing', '/\\nothing', '/a//b', '/x%2f..%2fprivacy', '*'],
  ...['/404', '/500', '/_error', '/_not-found', '/_global-error', '/_app', '/404.html', '/_not-found.rsc'],
  ...[
    '/prerendered/privacy',
    '/./prerendered/privacy',
    '/x/../prerendered/privacy',
    '/%70rerendered/privacy',
  ],
  ...['/wrong-method', '/wrong-method/notices', '/%77rong-method/'],
  ...[`/prerendered${PAGE}`, `/prerendered${PAGE}.rsc`, '/PRERENDERED/privacy', '/prerendered/nothing'],
  ...[
    '/_next/static/x.js',
    '/%5fnext/x',
    '/./_next/x',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/data/x.json',
  ],
];

const WHOLE = `${WRITTEN}&consent=yes`;

/** A post of the form. */
function post(body: string, status: number, headers: Readonly<Record<string, string>> = FORM): KnownQuestion {
  return { path: FEEDBACK, method: 'POST', headers, body, status };
}

/** The form's target: every answer that it has to a single post, but for those of a store in trouble. */
export const FEEDBACK_ANSWERS: readonly KnownQuestion[] = [
  { path: FEEDBACK, status: 303 },
  { path: FEEDBACK, method: 'HEAD', status: 303 },
  { path: `${FEEDBACK}?item=leadership-1`, status: 200 },
  { path: `${FEEDBACK}?item=leadership-1`, method: 'HEAD', status: 200 },
  { path: `${FEEDBACK}?item=nothing`, status: 303 },
  { path: FEEDBACK, method: 'PUT', headers: FORM, body: WRITTEN, status: 405 },
  { path: FEEDBACK, method: 'OPTIONS', status: 204 },
  post(WRITTEN, 415, { 'Content-Type': 'text/plain' }),
  post(WRITTEN, 403, { ...FORM, 'Sec-Fetch-Site': 'cross-site' }),
  post('x'.repeat(600_000), 413),
  post('message=%D6%D0%CE%C4', 400),
  post(`${WHOLE}&website=x`, 422),
  post(`${WRITTEN}&edit=1`, 200),
  post('', 422),
  post(WRITTEN, 422),
  post(WRITTEN, 422, { ...FORM, 'Next-Action': 'x' }),
  { path: '/notices/2024-county-water/feedback', method: 'POST', headers: FORM, body: WRITTEN, status: 403 },
  { path: `/notices/${ARCHIVES.slug}/feedback`, method: 'POST', headers: FORM, body: WRITTEN, status: 404 },
  { path: '/notices/nothing/feedback', method: 'POST', headers: FORM, body: WRITTEN, status: 404 },
];

/** The first step done right: its answer is another each time, since it carries a token. */
export const FIRST_STEP: KnownQuestion = post(WHOLE, 200);

/** The writer's way back: every answer that it has to a single request of nobody who wrote. */
export const LOOKUP_ANSWERS: readonly KnownQuestion[] = [
  { path: '/feedback', status: 200 },
  { path: '/feedback', method: 'HEAD', status: 200 },
  { path: '/feedback?form=letters', status: 200 },
  { path: '/feedback', method: 'PUT', headers: FORM, body: 'receipt=1', status: 405 },
  { ...post('', 422), path: '/feedback' },
  { ...post('receipt=12345%20<script>', 422), path: '/feedback' },
  { ...post(`receipt=${encodeURIComponent(formatReceipt(7n))}`, 200), path: '/feedback' },
  { ...post('receipt=1', 415, { 'Content-Type': 'text/plain' }), path: '/feedback' },
  { ...post(WRITTEN, 403, { ...FORM, 'Sec-Fetch-Site': 'cross-site' }), path: '/feedback' },
  { ...post('receipt=%FF', 400), path: '/feedback' },
];

/** Every kind of answer of the running server but its own failures. */
export const ANSWERS: readonly KnownQuestion[] = [
  ...[...PAGES, ...FILES].flatMap((path) => [
    { path, status: 200 },
    { path, method: 'HEAD', status: 200 },
  ]),
  ...[...PAGES, ...MACHINES].map((path) => ({
    path,
    headers: { 'If-None-Match': '*' },
    status: 304,
  })),
  ...NOTHING.map((path) => ({ path, status: 404 })),
  { path: '/nothing', method: 'POST', headers: FORM, body: WRITTEN, status: 404 },
  { path: '/nothing', method: 'HEAD', status: 404 },
  { path: MOVED, status: 301 },
  { path: MOVED, method: 'HEAD', status: 301 },
  { path: MOVED, method: 'POST', headers: FORM, body: WRITTEN, status: 404 },
  { path: `${PAGE}.html`, status: 404 },
  ...ICONS.map((path) => ({ path, method: 'POST', headers: FORM, body: WRITTEN, status: 405 })),
  ...['/notices/', `${PAGE}/`].map((path) => ({ path, status: 200 })),
  ...['/reading', '/privacy', '/share.png', `${PAGE}.png`].map((path) => ({
    path,
    method: 'PUT',
    status: 405,
  })),
  ...['/notices/nothing', '/notices/nothing.json', '/office/v1'].map((path) => ({
    path,
    method: 'POST',
    headers: FORM,
    body: WRITTEN,
    status: 404,
  })),
  { path: `${PAGE}/feedb%61ck`, method: 'POST', headers: FORM, body: WRITTEN, status: 422 },
  ...['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'PURGE'].flatMap((method) =>
    ['/', PAGE, '/notices', ...MACHINES].map((path) => ({ path, method, status: 405 })),
  ),
  ...['/', PAGE, '/nothing', '/office/v1/index', ...ICONS].map((path) => ({
    path,
    method: 'OPTIONS',
    status: 204,
  })),
  ...FEEDBACK_ANSWERS,
  ...LOOKUP_ANSWERS,
];

/** Shows a question in a test's failure. */
export function asking({ method = 'GET', path, headers = {} }: Question): string {
  return [method, path, ...Object.entries(headers).map((pair) => pair.join(': '))].join(' ');
}
