import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownFolder } from './for-test';
import type { Fields } from './writer';

const run = promisify(execFile);

const SETTINGS: readonly string[] = [
  ...['-I', 'UTF-8', '-O', 'UTF-8'],
  // 36 Chinese characters, as on paper.
  ...['-cols', '72'],
  ...['-o', 'display_link_number=1'],
  // It would not unpack a source that it only hands on.
  ...['-o', 'accept_encoding=identity'],
];

/**
 * What the text browser w3m shows of an address, or of the answer to a post when it is given fields: lines of text,
 * each link with its number, and at the end where each of them leads.
 */
export function shownByW3m(url: string, post?: Fields): Promise<string> {
  return w3m('-dump', url, post);
}

/** The HTML that w3m is given, for what it does not show: what a form holds for its next step. */
export function givenToW3m(url: string, post?: Fields): Promise<string> {
  return w3m('-dump_source', url, post);
}

async function w3m(what: string, url: string, post?: Fields): Promise<string> {
  const folder = await ownFolder();
  const body = join(folder, 'body');
  if (post) await writeFile(body, new URLSearchParams(post).toString());
  const { stdout } = await run('w3m', [...SETTINGS, what, ...(post ? ['-post', body] : []), url], {
    // What it keeps is the test's own.
    env: { ...process.env, HOME: folder, LANG: 'C.UTF-8' },
  });
  return stdout;
}
