import { FIRST } from '../harness/fixtures';
import { expect, test } from './fixtures';
import { MOMENTS, PHASE_NAMES, READ, type ReadName, showKind } from './kinds';
import type { PostedName } from './posted';

// What assistive technology is told of each kind of page, kept as text and read by people when it changes:
// `tests/browser/aria/`. `--update-snapshots` writes it anew.

const NOTICE = `/notices/${FIRST.slug}`;

/** Kinds of pages by the name of their file. Of a notice there is one for each phase besides. */
const PAGES: Readonly<Record<string, ReadName | PostedName>> = {
  list: 'the list',
  'list-searched': 'the list, searched',
  'list-empty': 'the list, with nothing in it',
  reading: 'the reading preferences',
  privacy: 'the privacy notice',
  'not-found': 'an address at which nothing is',
  'form-in-error': 'the form with two errors',
  check: 'the check page',
  receipt: 'the receipt',
  refusal: 'the refusal outside the window',
  'look-up': 'the form for a receipt',
  'look-up-slip': 'the look-up of a slip',
  'look-up-standing': 'how it stands, after the promised day',
  'look-up-rating': 'the form to rate with every error',
  'look-up-withdrawal': 'the check of a withdrawal',
  'look-up-added': 'the addition that was received',
};

/** A tree without what is another one each time. */
function lasting(tree: string): string {
  return tree.replace(/\b\d(\s\d){24}\b/g, (receipt) => receipt.replace(/\d/g, 'N'));
}

for (const phase of PHASE_NAMES) {
  test(`the tree of a notice, ${phase}, is the one that was reviewed`, async ({ page, server }) => {
    await server.stopClock(MOMENTS[phase]);
    // The first notice is published as its window opens.
    await page.goto(
      server.url + (phase === 'upcoming' ? READ['a notice with a table and a picture'] : NOTICE),
    );
    expect(lasting(await page.locator('body').ariaSnapshot())).toMatchSnapshot(`notice-${phase}.yml`);
  });
}

for (const [name, kind] of Object.entries(PAGES)) {
  test(`the tree of ${kind} is the one that was reviewed`, async ({ page, server, posted }) => {
    await server.stopClock(FIRST.open);
    await showKind(page, kind, { server, posted, view: 'standard' });
    expect(lasting(await page.locator('body').ariaSnapshot())).toMatchSnapshot(`${name}.yml`);
  });
}

test('a view changes nothing of a tree but which button is pressed', async ({ page, server, posted }) => {
  await server.stopClock(FIRST.open);
  const tree = async (view: 'standard' | 'care') => {
    await showKind(page, 'the notice', { server, posted, view });
    return (await page.locator('body').ariaSnapshot()).replaceAll(' [pressed]', '');
  };
  expect(await tree('care')).toBe(await tree('standard'));
});
