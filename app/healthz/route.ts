import { PLAIN_TEXT } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { DEFAULT_VIEW } from '#lib/views/view';
import { route, textAnswer } from '../respond';

/** `/healthz`: 200 while pages can be served; how the store of feedback and the office's mail stand is in its body. */
export const GET = route(async ({ site, desk }) => {
  await Promise.all([site.page('not-found', DEFAULT_VIEW), site.page('error', DEFAULT_VIEW)]);
  const mail = await desk.mail();
  const text = `pages: ok\nstore: ${await desk.state()}\n${mail === null ? '' : `mail: ${mail}\n`}`;
  return textAnswer(PLAIN_TEXT, text, NO_STORE);
});
