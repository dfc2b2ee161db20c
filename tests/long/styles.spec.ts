import { readFileSync } from 'node:fs';
import { minifyStyle } from '#lib/site/style';
import { VIEWS } from '#lib/views/view';
import { bundleStyles, RULE_FILES } from '../../scripts/styles';
import { expect, test } from '../browser/fixtures';
import { DRAWN_KINDS, MOMENTS, PHASE_NAMES, READ, showKind } from '../browser/kinds';
import { missingRules, styleCounts } from '../browser/rules';
import { ask } from '../harness/ask';
import { builtPages } from '../harness/build';
import { FIRST } from '../harness/fixtures';
import { namesStyled, namesStyledInVain } from '../harness/style-names';

// Each kind of page carries a style sheet of its own, under a policy that allows no other: it is applied, it is all that
// the page needs, and it is no more than that.

const SHEETS = await bundleStyles();

/** Every rule of the site in the order of the cascade, as one style sheet that no page carries. */
const WHOLE = minifyStyle(
  RULE_FILES.filter(({ isPreview }) => !isPreview)
    .map(({ path, media = 'all' }) => `@media ${media}{${readFileSync(`components/${path}`, 'utf8')}}`)
    .join('\n'),
);

/** The built pages: those of notices, and those of the site. */
async function builtByKind(): Promise<{ notices: string[]; site: string[] }> {
  const pages = [...(await builtPages())];
  const isNotice = ([name]: [string, string]) => name.startsWith('notices/');
  const html = ([, text]: [string, string]) => text;
  return {
    notices: pages.filter(isNotice).map(html),
    site: pages.filter((page) => !isNotice(page)).map(html),
  };
}

for (const view of VIEWS) {
  test(`every rule that is for something in a page stands in it, and is applied, in ${view}`, async ({
    page,
    server,
    posted,
  }) => {
    for (const phase of PHASE_NAMES) {
      for (const kind of phase === 'open' ? DRAWN_KINDS : DRAWN_KINDS.filter((name) => name in READ)) {
        await server.stopClock(MOMENTS[phase]);
        await showKind(page, kind, { server, posted, view });
        const held = view === 'standard' ? 1 : 2;
        expect(await styleCounts(page), `${kind}, ${phase}`).toEqual({ held, applied: held });
        expect(await missingRules(page, WHOLE), `${kind}, ${phase}`).toEqual([]);
      }
    }
  });
}

test('a rule that is missing is found', async ({ page, server, posted }) => {
  await showKind(page, 'the privacy notice', { server, posted, view: 'standard' });
  const rules = ['.bar a:hover{color:#010203}', '@media print{.none,h1::before{color:#010203}}'];
  expect(await missingRules(page, rules.join(''))).toEqual([
    ' { .bar a:hover { color: rgb(1, 2, 3) } }',
    ' print { h1::before { color: rgb(1, 2, 3) } }',
  ]);
});

test('a style that the policy does not name is not applied', async ({ page, server, posted }) => {
  await showKind(page, 'the notice', { server, posted, view: 'standard' });
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{color:red}' }));
  });
  expect(await styleCounts(page)).toEqual({ held: 2, applied: 1 });
});

/**
 * What notices alone hold that have an addressee, a document number, attachments, a ledger or several signers, which
 * tests/fixtures/structures has; and a ledger's rows without a number, `.row`.
 */
const OF_STRUCTURES = [
  '.addressee',
  '.docno',
  '.files',
  '.ledger',
  '.row',
  '.signs',
  '.task',
  '.totals',
  '.whole',
];

test('no kind of page carries rules for what no page of it holds', async ({ server, posted }) => {
  await server.stopClock(FIRST.open);
  const textAt = async (path: string) => (await ask(server.url, path)).text;
  const built = await builtByKind();
  const pages = {
    notice: built.notices,
    site: [...built.site, await textAt(`/notices/${FIRST.slug.slice(1)}`)],
    feedback: Array.from(posted.values(), ({ text }) => text),
    reading: [await textAt(READ['the reading preferences'])],
  };
  expect(namesStyledInVain(SHEETS.notice, pages.notice)).toEqual(OF_STRUCTURES);
  expect(namesStyledInVain(SHEETS.site, pages.site)).toEqual([]);
  expect(namesStyledInVain(SHEETS.feedback, pages.feedback)).toEqual([]);
  for (const page of [...pages.notice, ...built.site]) {
    const [, own = ''] = /<style>(.*?)<\/style>/.exec(page) ?? [];
    expect(own.length).toBeGreaterThan(1_000);
    expect(namesStyledInVain(own, [page])).toEqual([]);
  }
  // The reading preferences show every view within themselves, and so hold the rules of all.
  const ofViews = namesStyled(SHEETS.views);
  expect(namesStyledInVain(SHEETS.reading, pages.reading).filter((name) => !ofViews.has(name))).toEqual([]);
  expect(namesStyledInVain(SHEETS.views, Object.values(pages).flat())).toEqual(['.filters']);
});
