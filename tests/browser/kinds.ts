import type { Page } from 'playwright/test';
import { policyFor } from '#lib/http/security';
import { cutPage } from '#lib/site/cut-page';
import { joinPieces, TIMELESS_STATE } from '#lib/site/page-pieces';
import { siteStyles, styleIn } from '#lib/site/page-styles';
import type { View } from '#lib/views/view';
import { bundleStyles } from '../../scripts/styles';
import { FIRST, FUNDS, WATER, WHALE } from '../harness/fixtures';
import type { TestServer } from '../harness/server';
import { POSTED_NAMES, type PostedAnswer, type PostedName, showPosted } from './posted';

const STYLES = siteStyles(await bundleStyles());

/** Moments at which the window of `FUNDS` is in each phase. */
export const MOMENTS = {
  upcoming: '2024-12-06T09:00:00+08:00',
  open: FIRST.open,
  closed: '2025-06-01T09:00:00+08:00',
} as const;

export const PHASE_NAMES = ['upcoming', 'open', 'closed'] as const;

/** What a system may ask of a page, as Playwright emulates it. */
export const THEMES = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  forced: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'active' },
} as const;

export const THEME_NAMES = ['light', 'dark', 'contrast', 'forced'] as const;

/** Every kind of page that is read, by an address of it. */
export const READ = {
  'the notice': `/notices/${FIRST.slug}`,
  'a notice with a table and a picture': `/notices/${FUNDS.slug}`,
  'the list': '/notices',
  'the list, filtered': `/notices?phase=closed&issuer=${encodeURIComponent('中共云溪县水务局党组')}`,
  'the list, searched': `/notices?q=${encodeURIComponent('科普 经费')}`,
  'the list, with nothing in it': `/notices?phase=open&q=${encodeURIComponent('不存在的词')}`,
  'the reading preferences': `/reading?from=/notices/${FIRST.slug}`,
  'the privacy notice': '/privacy',
  'an address at which nothing is': '/nowhere',
  'the form about one item': `/notices/${FIRST.slug}/feedback?item=rectification-5`,
  'the form for a receipt': '/feedback',
  'a notice with its outcome': `/notices/${WATER.slug}`,
  'a withdrawn notice': `/notices/${WHALE.slug}`,
} as const;

export type ReadName = keyof typeof READ;

/** Kinds that there are only once windows have closed: the last ones, since they put the server's clock there. */
const LATE: readonly string[] = ['a notice with its outcome', 'a withdrawn notice'] satisfies ReadName[];

/** The names of all kinds of pages: those that are read, and those that answer a post. */
export const KINDS: readonly (ReadName | PostedName)[] = [
  ...Object.keys(READ).filter((name): name is ReadName => name in READ),
  ...POSTED_NAMES,
];

/** Pages that are drawn like another one of `KINDS`, with other words. */
const ALIKE: readonly string[] = [
  'the refusal of too much',
  'the refusal of another type',
  'the refusal of what is not text',
  'the refusal of a program',
  'the refusal of another site’s form',
  'the refusal of a hidden site',
  'the refusal of too many',
  'the look-up of what is no receipt',
  'the look-up of no number',
  'how it stands, refused',
  'how it stands, after the promised day',
  'the form to add',
  'the addition that was received',
  'what the office destroyed',
  'the refusal of a change from another site',
  'the refusal of a look-up without a store',
] satisfies PostedName[];

/** One of each kind that is drawn in a way of its own. */
export const DRAWN_KINDS = KINDS.filter((kind) => !ALIKE.includes(kind));

interface Shown {
  server: TestServer;
  posted: ReadonlyMap<PostedName, PostedAnswer>;
  view: View;
}

/** Shows a page of a kind in a view; the server's clock stands as it stands, but for what there is only later. */
export async function showKind(
  page: Page,
  kind: ReadName | PostedName,
  { server, posted, view }: Shown,
): Promise<void> {
  await page.context().clearCookies();
  if (kind in READ) {
    if (LATE.includes(kind)) await server.stopClock(MOMENTS.closed);
    if (view !== 'standard')
      await page.context().addCookies([{ name: 'view', value: view, url: server.url }]);
    await page.goto(server.url + READ[kind as ReadName]);
    return;
  }
  const answer = posted.get(kind as PostedName);
  await showPosted(page, server, answer && viewed(answer, view));
}

/** An answer as its writer would have got it in a view. */
function viewed(answer: PostedAnswer, view: View): PostedAnswer {
  if (view === 'standard') return answer;
  const { css, hash } = STYLES.views;
  const policy = policyFor([styleIn(answer.text).hash, hash]);
  return {
    ...answer,
    text: joinPieces(cutPage(answer.text, css), TIMELESS_STATE, view),
    headers: { ...answer.headers, 'content-security-policy': policy },
  };
}
