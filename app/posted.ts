import type { ReactNode } from 'react';
import type { Instant } from '#lib/clock';
import { nextEvents, type TakeTurn } from '#lib/concurrency';
import { BODY_TIMEOUT, LARGE_BODY } from '#lib/feedback/form/posted-form';
import type { Post } from '#lib/feedback/intake/post';
import type { Answer } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { setViewCookie } from '#lib/views/cookie';
import type { View } from '#lib/views/view';
import { drawnPage, type RequestContext } from './respond';

/**
 * Answers a form's post. Those with large bodies wait for each other, and let others in between, until they are answered.
 * @param takeLargeTurn hands out the turns of large ones.
 */
export async function answerPost<Answered>(
  { headers }: Request,
  { now, readBody }: Pick<RequestContext, 'now' | 'readBody'>,
  takeLargeTurn: TakeTurn,
  answer: (post: Omit<Post, 'notice'>) => Promise<Answered>,
): Promise<Answered> {
  let done = () => {};
  try {
    return await answer({
      arrived: now,
      address: headers.get('x-forwarded-for') ?? '',
      contentType: headers.get('content-type'),
      fetchSite: headers.get('sec-fetch-site'),
      origin: headers.get('origin'),
      host: headers.get('host'),
      body: async (limit) => {
        const body = await readBody(limit, BODY_TIMEOUT);
        if (body.bytes.byteLength > LARGE_BODY) {
          done = await takeLargeTurn();
          await nextEvents();
        }
        return body;
      },
    });
  } finally {
    done();
  }
}

interface FormOutcome {
  /** The view that was chosen with the form; undefined for none. */
  readonly view?: View | undefined;
  /** When to try again, of a refusal that is over then; null for one that is not. */
  readonly retryAt?: Instant | null;
}

/** The page that a form's post leads to, in the view that was chosen with it, which the reader's browser keeps. */
export async function formPage(
  outcome: FormOutcome,
  { site, now, view: former }: Pick<RequestContext, 'site' | 'now' | 'view'>,
  draw: (site: RequestContext['site'], view: View) => { status: number; page: ReactNode },
): Promise<Answer> {
  const view = outcome.view ?? former;
  const { status, page } = draw(site, view);
  const headers: Record<string, string> = {};
  if (typeof outcome.retryAt === 'number')
    headers['Retry-After'] = String(Math.max(0, Math.ceil((outcome.retryAt - now) / 1000)));
  if (outcome.view) headers['Set-Cookie'] = setViewCookie(outcome.view, site.siteUrl);
  return { ...(await drawnPage({ site, view }, 'feedback', page, status, NO_STORE)), headers };
}
