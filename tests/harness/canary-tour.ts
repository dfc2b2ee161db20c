import type { Canary } from './canary';
import { answersUntilDeath } from './crash';
import type { Told } from './crowd';
import { FIRST } from './fixtures';
import { holdPost } from './held-post';
import type { TestServer } from './server';
import { postHead, speak } from './wire';
import { type Fields, feedbackOf } from './writer';

/** Where a canary goes. */
export interface Tour {
  canary: Canary;
  server: TestServer;
  /** The site as its readers reach it, through a proxy. */
  origin: string;
  /** How many a source may store in an hour. */
  perHour: number;
  /** Begins a trouble in which nothing can be stored; what it gives ends it. */
  trouble(): Promise<() => Promise<unknown>>;
  /** Has the office answer the submission with this receipt. */
  answer(receipt: string, text: string): Promise<unknown>;
}

/** Sends words to every end that a post can have, but for the slowest; gives the statuses, by the way that was gone. */
export async function tour({
  canary,
  server,
  origin,
  perHour,
  trouble,
  answer,
}: Tour): Promise<Record<string, unknown>> {
  const at = (way: string, fields: Fields | string, more = {}) => canary.post(origin, way, fields, more);
  const status = async (...sent: Parameters<typeof at>) => (await at(...sent)).status;
  const form = (way: string, changes: Fields = {}): Fields => ({ ...canary.form(way), ...changes });
  const confirmed = async (way: string, headers = canary.headers(way)) => {
    const { token } = await at(way, form(way), { headers });
    return at(way, form(way, { token: token ?? '' }), { headers });
  };
  const statuses: Record<string, unknown> = {
    success: (await confirmed('success')).status,
    edit: await status('edit', form('edit', { edit: canary.at('edit', 'edit') })),
    fields: await status(
      'fields',
      form('fields', {
        kind: canary.at('fields', 'kind'),
        item: canary.at('fields', 'item'),
        consent: canary.at('fields', 'consent'),
      }),
    ),
    honeypot: await status('honeypot', form('honeypot', { website: canary.at('honeypot', 'website') })),
    token: await status('token', form('token', { token: canary.at('token', 'token') })),
    forged: await status('forged', form('forged', { token: canary.at('forged', 'token').padEnd(75, 'x') })),
    large: await status('large', form('large', { message: canary.at('large', 'message').repeat(40_000) })),
    type: await status('type', form('type'), {
      headers: { ...canary.headers('type'), 'Content-Type': 'text/plain' },
    }),
    foreign: await status('foreign', form('foreign'), {
      headers: { ...canary.headers('foreign'), 'Sec-Fetch-Site': 'cross-site' },
    }),
    method: await status('method', form('method'), { method: 'PUT' }),
    nowhere: await status('nowhere', form('nowhere'), { path: `/${canary.at('nowhere', 'path')}` }),
    charset: await status('charset', `message=%FF${canary.at('charset', 'message')}`),
    item: await status('item', '', {
      method: 'GET',
      path: `${feedbackOf(FIRST.slug)}?item=${canary.at('item', 'anchor')}`,
    }),
    about: await status('about', '', {
      method: 'GET',
      path: `${feedbackOf(FIRST.slug)}/?item=leadership-1&${canary.at('about', 'query')}`,
    }),
    ...(await brokenPosts(canary, server)),
  };
  const headers = canary.headers('many');
  for (let sent = 0; sent < perHour; sent += 1) await confirmed(`many${sent}`, headers);
  statuses.many = (await confirmed('toomany', headers)).status;
  const { token } = await at('trouble', form('trouble'));
  const looked = await lookUpTour({ canary, origin, answer }, confirmed);
  const added = await looked.step('addtrouble', { change: 'add' });
  const end = await trouble();
  statuses.trouble = await status('trouble', form('trouble', { token: token ?? '' }));
  statuses.addtrouble = await looked.confirm('addtrouble', { change: 'add' }, added);
  await end();
  // Last: what they destroy leaves room, and then nothing would be too much.
  return { ...statuses, ...looked.statuses, ...(await looked.destroying()) };
}

/** Goes every way back that a receipt opens, with words of its own. */
async function lookUpTour(
  { canary, origin, answer }: Pick<Tour, 'canary' | 'origin' | 'answer'>,
  send: (way: string) => Promise<Told>,
) {
  const at = (way: string, fields: Fields) =>
    canary.post(origin, way, fields, { path: `/feedback?${canary.at(way, 'query')}` });
  const receipt = (await send('lookedup')).receipt ?? '';
  const form = (way: string, fields: Fields): Fields => ({
    receipt,
    filled: '1',
    message: canary.at(way, 'message'),
    ...fields,
  });
  const step = async (way: string, fields: Fields) => (await at(way, form(way, fields))).token ?? '';
  const confirm = async (way: string, fields: Fields, token: string) =>
    (await at(way, { ...form(way, fields), token })).status;
  const change = async (way: string, fields: Fields) => confirm(way, fields, await step(way, fields));
  await answer(receipt, canary.at('answered', 'text'));
  const statuses = {
    look: (await at('look', { receipt, [canary.at('look', 'unknown')]: 'x' })).status,
    mistyped: (await at('mistyped', { receipt: canary.at('mistyped', 'receipt') })).status,
    add: await change('add', { change: 'add' }),
    rate: await change('rate', { change: 'rate', rating: 'mostly' }),
  };
  const destroying = async () => ({
    rateagain: await change('rateagain', { change: 'rate', rating: 'dissatisfied' }),
    withdraw: await change('withdraw', {
      receipt: (await send('withdrawn')).receipt ?? '',
      change: 'withdraw',
    }),
  });
  return { statuses, step, confirm, destroying };
}

/** Words whose end never comes, or comes wrong. */
async function brokenPosts(canary: Canary, { port }: TestServer): Promise<Record<string, unknown>> {
  const path = feedbackOf(FIRST.slug);
  const begun = (way: string) => `kind=opinion&message=${canary.at(way, 'message')}`;
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
  const cut = await speak(port, [postHead(path, 'Content-Length: 1000'), begun('cut')], { hangUp: true });
  const chunked = await speak(port, [
    postHead(path, 'Transfer-Encoding: chunked'),
    chunk(begun('chunked')),
    `${canary.at('chunked', 'nonsense')}\r\n`,
  ]);
  const head = await speak(port, [
    `POST ${path}?${canary.at('head', 'query')} HTTP/1.1\r\n${canary.at('head', 'line')}\r\n\r\n`,
  ]);
  return { cut: cut.status, chunked: chunked.status, head: head.status };
}

/** Ends the server while some confirm, and another is half-way. */
export async function killAmid({ canary, server, origin, perHour }: Tour): Promise<void> {
  const crowd: Fields[] = [];
  for (let number = 0; number < perHour; number += 1) {
    const fields = canary.form(`killed${number}`);
    const { token } = await canary.post(origin, `killed${number}`, fields);
    crowd.push({ ...fields, token: token ?? '' });
  }
  const half = await holdPost(server.port, canary.form('half'), canary.headers('half'));
  half.send(0, half.size - 1);
  for (const answer of await answersUntilDeath(server, crowd, 3)) canary.remember(answer);
}
