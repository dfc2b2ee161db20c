import { nextEvents, type TakeTurn } from '#lib/concurrency';
import { BODY_TIMEOUT, LARGE_BODY } from '#lib/feedback/form/posted-form';
import type { Post } from '#lib/feedback/intake/post';
import type { RequestContext } from './respond';

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
