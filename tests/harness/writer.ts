import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { type Answered, ask, type Question } from './ask';
import { FIRST } from './fixtures';

/** What a writer puts into the form. */
export type Fields = Readonly<Record<string, string>>;

/** A form that is filled in rightly, for the first notice. */
export const WRITTEN: Fields = {
  kind: 'suggestion',
  item: 'rectification-3',
  message: '第三项的讲座，我们社区没有听说。\r\n请再看看。',
  name: '王小明',
  contact: 'wang@example.cn',
  consent: 'yes',
  website: '',
};

/** Where the form of a notice is posted to. */
export function feedbackOf(slug: string): string {
  return `/notices/${slug}/feedback`;
}

/** A post of a form's fields as a browser sends them, or of a body as it is. */
export function posting(
  fields: Fields | string,
  { path = feedbackOf(FIRST.slug), headers = {} }: { path?: string; headers?: Fields } = {},
): Question {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  return {
    path,
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body,
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** HTML's text. */
export function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&([^;]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** A page's heading. */
export function headingOf({ text }: Pick<Answered, 'text'>): string {
  return plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? '');
}

/** The receipt that a page shows, in its canonical form; null when it shows none. */
export function receiptIn({ text }: Pick<Answered, 'text'>): string | null {
  const shown = /<p class="receipt">([\s\S]*?)<\/p>/.exec(text)?.[1];
  if (shown === undefined) return null;
  const parsed = parseReceipt(plain(shown));
  return parsed.state === 'valid' ? parsed.receipt.text : plain(shown);
}

/** What the hidden field `token` of a page holds; null when it has none. */
export function tokenIn({ text }: Pick<Answered, 'text'>): string | null {
  return /name="token" value="([^"]*)"/.exec(text)?.[1] ?? null;
}

/** What a page shows of what was written: each label with the words that stand by it. */
export function wordsIn({ text }: Pick<Answered, 'text'>): string[][] {
  const shown = text.matchAll(/<(?:dt|h3)>([^<]*)<\/(?:dt|h3)>(?:<dd>|<pre>)<bdi>([\s\S]*?)<\/bdi>/g);
  return Array.from(shown, ([, label = '', value = '']) => [plain(label), plain(value)]);
}

/** The form that an answer offers to send on: its hidden fields, and what its main button says; null when it has none. */
export function formIn({ text }: Pick<Answered, 'text'>): { fields: Fields; button: string | null } {
  const form = /<form[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
  const hidden = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return {
    fields: Object.fromEntries(Array.from(hidden, ([, name = '', value = '']) => [name, plain(value)])),
    button: /<button type="submit">([^<]*)<\/button>/.exec(form)?.[1] ?? null,
  };
}

/** Takes the first step, and gives the fields of the second: those of the first with the token. */
export async function checked(
  origin: string,
  fields: Fields = WRITTEN,
  headers: Fields = {},
  path = feedbackOf(FIRST.slug),
): Promise<Fields> {
  const answer = await ask(origin, posting(fields, { headers, path }));
  const token = tokenIn(answer);
  if (token === null) throw new Error(`no token: ${answer.status} ${headingOf(answer)}`);
  return { ...fields, token };
}

/** Takes both steps, and gives the answer to the second. */
export async function submitted(
  origin: string,
  fields: Fields = WRITTEN,
  headers: Fields = {},
): Promise<Answered> {
  return ask(origin, posting(await checked(origin, fields, headers), { headers }));
}
