import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UNREADY_REASONS } from '#lib/feedback/crypto/recipient-provider';
import { UNAVAILABLE } from '#lib/feedback/store/unavailable';
import { GUIDE, PAGES, pageText, proseOf, README, rowsOf } from './pages';

// What README and docs say is so: commands, links, variables, figures, states.

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The npm scripts that a text calls. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
    ([, command, bare]) => command ?? bare ?? '',
  );
}

/** What a page links to, its code aside: files of the repository, each with the heading that is meant, if one is. */
function linksIn(page: string): { file: string; anchor: string | undefined }[] {
  const prose = proseOf(pageText(page)).replace(/`[^`\n]+`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !/^(https?:|mailto:)/.test(address))
    .map((address) => {
      const [file = '', anchor] = address.split('#');
      return { file: file === '' ? page : join(dirname(page), file), anchor };
    });
}

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...proseOf(pageText(page)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(PAGES)('%s', (page) => {
  test('names only commands that exist', () => {
    expect(commandsIn(pageText(page)).filter((command) => !(command in scripts))).toEqual([]);
  });

  test('links only to files and headings that are there', () => {
    const isThere = ({ file, anchor }: { file: string; anchor: string | undefined }) =>
      existsSync(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
    expect(linksIn(page).filter((link) => !isThere(link))).toEqual([]);
  });
});

test('README and guide name every command', () => {
  expect(new Set(commandsIn(pageText(README) + pageText(GUIDE)))).toEqual(new Set(Object.keys(scripts)));
});

describe('README', () => {
  const text = pageText(README);

  test('is read in three minutes, with ten pictures', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(130);
    expect(text.match(/!\[/g)).toHaveLength(10);
  });

  test('has every command in its table', () => {
    const named = rowsOf(text).flatMap(([cell = '']) => commandsIn(cell));
    expect(new Set(named)).toEqual(new Set(Object.keys(scripts)));
  });

  test('quotes figures of the report that the same benchmark wrote', () => {
    const figures = (row: readonly string[]) => row.join(' ').match(/\d[\d,.]*\d|\d/g) ?? [];
    const report = rowsOf(pageText('docs/benchmarks.md'));
    const quotations = rowsOf(text).filter((row) => row.at(-1)?.includes('npm run bench -- --only'));
    const unknown = quotations.flatMap(([, measured = '', command]) => {
      const written = new Set(report.filter((row) => row.at(-1) === command).flatMap(figures));
      return figures([measured]).filter((figure) => !written.has(figure));
    });
    expect(quotations.length).toBeGreaterThan(4);
    expect(unknown).toEqual([]);
  });

  test('leads to every page', () => {
    const reached = new Set([README]);
    for (const page of reached)
      for (const { file } of linksIn(page)) if (file.endsWith('.md')) reached.add(file);
    expect(PAGES.filter((page) => !reached.has(page))).toEqual([]);
  });
});

test('the environment page names every variable that can be set, and no other', () => {
  const named = rowsOf(pageText('docs/environment.md')).flatMap(([cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  const read = [...readFileSync('lib/config.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('DISCLOSURE_'));
  expect(new Set(named)).toEqual(new Set(read));
});

test('the page of the benchmarks keeps a place for their report', () => {
  expect(pageText('docs/benchmarks.md')).toMatch(/\n<!-- bench:begin -->\n[\s\S]*\n<!-- bench:end -->\n/);
});

test('the page for operators explains every state of the store that /healthz can name', () => {
  const states = rowsOf(pageText('docs/operating.md')).flatMap(([cell = '']) =>
    [...cell.matchAll(/`([a-z-]+)`/g)].map(([, state]) => state),
  );
  const { preview: _, ...unavailable } = UNAVAILABLE;
  const named = ['ok', 'slow', ...Object.keys({ ...UNREADY_REASONS, ...unavailable })];
  expect(new Set(states)).toEqual(new Set(named));
});

describe('the decisions', () => {
  const records = readdirSync('docs/decisions').filter((name) => /^\d{4}-/.test(name));

  test('are all in the list, under their titles', () => {
    const listed = rowsOf(pageText('docs/decisions/README.md')).flatMap(([cell = '']) => {
      const [, title = '', file = ''] = /^\[(.+)\]\((.+)\)$/.exec(cell) ?? [];
      return file === '' ? [] : [{ file, title }];
    });
    const titled = records.map((file) => {
      const [, title = ''] = /^# (.+)/.exec(pageText(`docs/decisions/${file}`)) ?? [];
      return { file, title };
    });
    expect(listed).toEqual(titled);
  });

  test.each(records)('%s is short, and says when it was taken and whether it stands', (file) => {
    const text = pageText(`docs/decisions/${file}`);
    expect(text.split('\n').length).toBeLessThanOrEqual(46);
    expect(text).toMatch(
      /^# \d{4} .+\n\n- Date: 20\d\d-\d\d-\d\d\n- Status: (accepted|superseded)[\s\S]+\n## Context\n[\s\S]+\n## Decision\n[\s\S]+\n## Consequences\n/,
    );
  });
});
