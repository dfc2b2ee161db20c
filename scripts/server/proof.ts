import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type Server } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Instant } from '#lib/clock';
import { CONSENT, TOKEN } from '#lib/feedback/form/fields';
import { FORM_TYPE } from '#lib/feedback/form/posted-form';
import { feedbackPath, noticePath, SITE_PATHS } from '#lib/model/addresses';
import { phaseAt } from '#lib/model/phase';
import type { Site } from '#lib/site/site';
import { visibleEntries } from '#lib/site/visible-notices';
import { withTimeout } from '#lib/timeout';

/** Timeout for each answer, in milliseconds: on the slowest machine, right after a start. */
const ANSWERING = 30_000;

/** A message that passes every check of the form; its first step stores nothing. */
const MESSAGE = '换上新的构建以前试一试表单，只到核对这一步，不提交。';

/** What a site must answer before it gets the first reader's request. */
interface Question {
  path: string;
  /** The fields of a post; null for a page that is read. */
  fields: Readonly<Record<string, string>> | null;
  statuses: readonly number[];
  /** Stands in the answer. */
  holds: string;
}

/**
 * Proves that a server can answer from a site, by real requests over connections in memory: the newest notice, the list, and
 * the form's first step. Its search is made ready too. Gives null, or in Chinese what failed.
 * @param mark is told each connection before anything is sent on it: its requests are to be answered from this site.
 */
export async function proveSite(
  server: Server,
  site: Site,
  now: Instant,
  mark: (connection: Duplex) => void,
): Promise<string | null> {
  for (const question of questionsOf(site, now)) {
    const [near, far] = duplexPair();
    mark(far);
    // A source of its own, so that no rate limit of readers is met or used up.
    server.emit('connection', Object.assign(far, { remoteAddress: `proof-${randomUUID()}` }));
    const answer = await withTimeout(ANSWERING, ask(near, question)).catch((error: unknown) => {
      console.error(error);
      return { status: 0, page: '' };
    });
    near.destroy();
    const what = `${question.fields ? '试填表单' : '试读页面'} ${question.path}`;
    if (answer === null) return `${what}，${ANSWERING / 1000} 秒内没有得到答复`;
    const { status, page } = answer;
    if (!question.statuses.includes(status)) return `${what}，没有成功（状态 ${status}）`;
    if (![question.holds, '</html>'].every((part) => page.includes(part))) return `${what}，得到的页面不完整`;
  }
  await site.search();
  return null;
}

function questionsOf(site: Site, now: Instant): Question[] {
  const entries = visibleEntries(site, now);
  const [newest] = entries;
  const withForm =
    entries.find((entry) => phaseAt(entry, now) === 'open') ?? entries.find((entry) => entry.window);
  const read = [SITE_PATHS.home, SITE_PATHS.list, ...(newest ? [noticePath(newest.slug)] : [])];
  const pages = read.map((path) => ({ path, fields: null, statuses: [200], holds: '<main' }));
  if (!withForm) return pages;
  const isOpen = phaseAt(withForm, now) === 'open';
  const fields = { kind: 'opinion', message: MESSAGE, consent: CONSENT };
  const post = { path: feedbackPath(withForm.slug), fields };
  return [
    ...pages,
    isOpen
      ? { ...post, statuses: [200], holds: `name="${TOKEN}"` }
      : { ...post, statuses: [403], holds: MESSAGE },
  ];
}

async function ask(
  connection: Duplex,
  { path, fields }: Question,
): Promise<{ status: number; page: string }> {
  const body = fields && new URLSearchParams(fields).toString();
  const sent = request({
    path,
    method: body === null ? 'GET' : 'POST',
    createConnection: () => connection,
    headers: {
      Host: 'localhost',
      Connection: 'close',
      ...(body !== null && {
        'Content-Type': FORM_TYPE,
        'Content-Length': Buffer.byteLength(body),
        'Sec-Fetch-Site': 'same-origin',
      }),
    },
  });
  sent.end(body ?? undefined);
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, page: await text(response) };
}
