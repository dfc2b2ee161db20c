import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageText, rowsOf } from './pages';

/** A hop of the page's tables: an exported name, and the file that exports it. */
interface Hop {
  number: string;
  name: string;
  file: string;
}

const quoted = (cell: string | undefined) => /^`([^`]+)`$/.exec(cell ?? '')?.[1] ?? '';
const hops: readonly Hop[] = rowsOf(pageText('docs/architecture.md'))
  .filter(([number = '']) => /^\d+$/.test(number))
  .map(([number = '', name, file]) => ({ number, name: quoted(name), file: quoted(file) }));

/** Whether a file exports a name, where it is declared or in a list. */
function exportsName({ file, name }: Hop): boolean {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const declared = new RegExp(
    `^export (?:default )?(?:async )?(?:const|function\\*?|class|interface|type) ${name}\\b`,
    'm',
  );
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) => names.split(','));
  return declared.test(text) || listed.some((one) => one.trim().split(' as ').at(-1) === name);
}

test('each hop is exported by the file that is named', () => {
  expect(hops.length).toBeGreaterThan(20);
  expect(hops.filter((hop) => !exportsName(hop))).toEqual([]);
});

test('the picture shows the hops of both tables in their order', () => {
  const picture = readFileSync('docs/architecture.svg', 'utf8');
  const drawn = picture.matchAll(/<text class="number"[^>]*>(\d+)<\/text><text class="name"[^>]*>(\w+)</g);
  expect(Array.from(drawn, ([, number, name]) => ({ number, name }))).toEqual(
    hops.map(({ number, name }) => ({ number, name })),
  );
});
