import { expect, test } from 'vitest';
import { commentsOf, missingNames, SOURCES } from './names';
import { GUIDE, PAGES, pageText, proseOf } from './pages';

/** Names that are not ours, or only show what a name may look like; each with its reason. */
const FOREIGN = {
  Host: 'a request header (RFC 9110, 7.2)',
  ZodError: 'an error that zod throws',
  iCalendar: 'a format (RFC 5545)',
  turbopackIgnore: 'a directive to the framework’s bundler',
  RSC: 'a request header of the framework, which the gate takes off',
  '1-x.md': 'a file name as staff may mistype it',
  '01_x.md': 'a file name as staff may mistype it',
  '01x.md': 'a file name as staff may mistype it',
};
const foreign: ReadonlySet<string> = new Set(Object.keys(FOREIGN));

/** Those of `entries` that name something, in one object. */
function naming(
  entries: readonly (readonly [string, readonly string[]])[],
): Record<string, readonly string[]> {
  return Object.fromEntries(entries.filter(([, names]) => names.length > 0));
}

test('every name in the documentation is in the code', () => {
  // The guide names no code, and files that its readers are to make.
  const pages = PAGES.filter((page) => page !== GUIDE);
  expect(naming(pages.map((page) => [page, missingNames(proseOf(pageText(page)), foreign)]))).toEqual({});
});

test('every name in a comment is in the code', () => {
  const sources = [...SOURCES];
  expect(
    naming(sources.map(([path, text]) => [path, missingNames(commentsOf(text), foreign, path)])),
  ).toEqual({});
});

test('every foreign name is still named', () => {
  const named = [...PAGES.map(pageText), ...[...SOURCES.values()].map(commentsOf)].join('\n');
  expect(Object.keys(FOREIGN).filter((name) => !named.includes(name))).toEqual([]);
});

test('a name is missed wherever code could name it, and only there', () => {
  const text = [
    'Gone: `goneFunction`, `GoneView`, `GONE_LIMIT`, `Shell.goneMember`, `lib/gone/file.ts`, `gone.css`, `data-gone`.',
    'There: `visibleAt(notice, instant)`, `Shell`, `SITE_URL`, `lib/model/phase.ts`, `phase.ts`, `lib/**/*.ts`, `a word`.',
    'Links: {@link phaseAt} and {@link goneLink}. @throws StoreUnavailable, @throws GoneError. @param gone what is gone.',
    'Unquoted: visibleAt and goneWithoutQuotes.',
  ].join('\n');
  expect(missingNames(text, new Set())).toEqual([
    'goneFunction',
    'GoneView',
    'GONE_LIMIT',
    'Shell.goneMember',
    'lib/gone/file.ts',
    'gone.css',
    'data-gone',
    'goneLink',
    'GoneError',
    'gone',
    'goneWithoutQuotes',
  ]);
});
