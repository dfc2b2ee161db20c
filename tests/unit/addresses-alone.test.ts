import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ICON_PATHS, PRERENDERED, SITE_PATHS } from '#lib/model/addresses';
import { isReservedAnchor } from '#lib/model/anchors';

// One grammar: addresses are written in lib/model/addresses.ts, anchors in lib/model/anchors.ts, and nowhere else.

const GRAMMAR = ['lib/model/addresses.ts', 'lib/model/anchors.ts'];

const code = ['app', 'components', 'lib', 'scripts']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !GRAMMAR.includes(path))
  .map((path) => ({ path, lines: withoutComments(readFileSync(path, 'utf8')).split('\n') }));

/** The code with its lines where they were, and nothing in the place of comments. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '');
}

function places(pattern: RegExp): string[] {
  return code.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (pattern.test(line) ? `${path}:${index + 1} ${line.trim()}` : [])),
  );
}

describe('one grammar of addresses and anchors', () => {
  test('holds every address of the site', () => {
    const first = [...Object.values(SITE_PATHS), ...ICON_PATHS, PRERENDERED]
      .map((path) => path.split('/')[1] ?? '')
      .filter((step) => step !== '');
    const steps = first.map((step) => step.replaceAll('.', '\\\\?\\.')).join('|');
    expect(places(new RegExp(`(?<![\\w#./:*-])\\\\?/(?:${steps})(?![\\w-])`))).toEqual([]);
  });

  test('holds how anchors are built and taken apart', () => {
    const built = /\b(?:anchor|folder|name|part|id|text)\b[^}`]*\}-(?:h|note-|cite-)?\$\{/;
    const within = /-\(?[^'"`]*\b(?:h\|note-|note-\|cite-)|-(?:h|note-|cite-)\\d|\bfeedback-\$\{/;
    expect([...places(built), ...places(within)]).toEqual([]);
  });

  test('reserves every id of the frame of a notice’s page', () => {
    const ids = code
      .filter(({ path }) => /^components\/(?:notice|page|print)\//.test(path))
      .flatMap(({ lines }) => Array.from(lines.join('\n').matchAll(/\sid="([^"]+)"/g), ([, id = '']) => id));
    expect(ids).toContain('contact');
    expect(ids.filter((id) => !isReservedAnchor(id))).toEqual([]);
  });
});
