import { PLAIN_TEXT } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { route, textAnswer } from '../respond';

/** `/readyz`: 200 while submissions can be stored, and 503 otherwise and while the server stops; why is in its body. */
export const GET = route(async ({ desk, isStopping }) => {
  const state = isStopping() ? 'stopping' : await desk.state();
  return textAnswer(PLAIN_TEXT, `store: ${state}\n`, NO_STORE, state === 'ok' ? 200 : 503);
});
