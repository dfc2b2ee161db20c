import type { ServerResponse } from 'node:http';

/** Lets programs of every origin read an answer: one that anybody may read, or that a token alone opens. */
export const ANY_ORIGIN: Readonly<Record<string, string>> = { 'Access-Control-Allow-Origin': '*' };

/** How long a browser may remember what a preflight said, in seconds. */
const REMEMBERED = 600;

/**
 * What every address says to a preflight (Fetch Standard, 4.8). The office's inbox is opened from disk, so its requests have
 * the origin `null`, and a preflight carries no token: one that told addresses apart would tell which there are.
 */
const PREFLIGHT: Readonly<Record<string, string>> = {
  ...ANY_ORIGIN,
  'Access-Control-Allow-Methods': 'GET, HEAD, POST',
  'Access-Control-Allow-Headers': 'authorization, content-type, if-none-match',
  'Access-Control-Max-Age': String(REMEMBERED),
  'Cache-Control': 'no-store',
};

/** Answers every `OPTIONS` alike, at whatever address; false for another method, which is left unanswered. */
export function answerPreflight(
  method: string | undefined,
  response: Pick<ServerResponse, 'writeHead' | 'end'>,
): boolean {
  if (method !== 'OPTIONS') return false;
  response.writeHead(204, { ...PREFLIGHT });
  response.end();
  return true;
}
