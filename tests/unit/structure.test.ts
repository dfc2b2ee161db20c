import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

// The structure of the code, as docs/where-code-lives.md tells it: the table there is what is tested here.

const PAGE = 'docs/where-code-lives.md';
const FOLDERS = ['app', 'components', 'inbox', 'lib', 'scripts', 'tests'];
const SHIPPED = ['app', 'components', 'inbox', 'lib'];

/** Longest file, in lines. */
const LONGEST = 200;

/** A file of fewer lines that one other file alone imports belongs into that one. */
const TOO_SHORT = 15;

/** Most files of code that stand directly in a folder. */
const MOST_FILES = 20;

/** Exports that the framework looks for by name, in every route and page. */
const FRAMEWORK_EXPORTS =
  /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|dynamic|dynamicParams|generateStaticParams)$/;

/** Short files with one importer that stay, and why. */
const STAY_APART = new Map([
  ['lib/program.ts', 'what the bundler writes into a program, and no affair of who asks for it'],
  ['lib/feedback/limits/disk-space.ts', 'a limit, and no affair of the command that asks for it'],
  [
    'lib/feedback/store/sqlite/worker.mjs',
    'a thread begins with a file of its own, where nothing was bundled',
  ],
  [
    'lib/content/attachments/pdf/thread.mjs',
    'a thread begins with a file of its own, where nothing was bundled',
  ],
]);

/** Components that put ready-made HTML into a page. */
const READY_MADE = ['components/page/Shell.tsx', 'components/text/Text.tsx'];

/** What reaches a database: only these packages, and what the folder of the store makes of them. */
const DATABASES = ['kysely', 'libsql', 'pg'];
const STORE = 'lib/feedback/store';

/** Files that speak to a database in its own words, past the query builder, and what for. */
const RAW_SQL = new Map([
  [`${STORE}/schema/migrations.ts`, 'types and endings of tables that the query builder has no word for'],
  [`${STORE}/schema/record-tables.ts`, 'the ending of a table, likewise'],
  [`${STORE}/schema/exchange-tables.ts`, 'the ending of a table, likewise'],
  [`${STORE}/schema/template-tables.ts`, 'the ending of a table, likewise'],
  [`${STORE}/schema/care-tables.ts`, 'the ending of a table, likewise'],
  [`${STORE}/schema/night-tables.ts`, 'the ending of a table, likewise'],
  [`${STORE}/copies/copy-postgres.ts`, 'the snapshot that another program reads too'],
  [`${STORE}/copies/dump-rows.ts`, 'how the rows of a table begin in a dump, which is only read'],
  [`${STORE}/copies/restore-postgres.ts`, 'which tables of whomever a database has'],
  [`${STORE}/copies/scratch-postgres.ts`, 'a database for a while, made and dropped'],
  [`${STORE}/postgres.ts`, 'the lock under which one process at a time changes tables'],
  [`${STORE}/postgres-eraser.ts`, 'tables written anew without what was deleted'],
  [`${STORE}/sqlite/connection.ts`, 'the transaction around a statement, and folding the log in'],
  [`${STORE}/sqlite/copy.ts`, 'a copy of a whole database without some tables'],
  [`${STORE}/sqlite/create.ts`, 'the number that a new file is known by'],
  [`${STORE}/sqlite/dialect.ts`, 'how the transaction of a migration begins and ends'],
  [`${STORE}/sqlite/file.ts`, 'settings of a connection, which are no queries'],
  [`${STORE}/sqlite/inspect.ts`, 'what is asked of a file before it is known to hold our tables'],
  [`${STORE}/sqlite/meanwhile.ts`, 'what SQLite tells of a file that another process wrote anew'],
  [`${STORE}/sqlite/read-only.ts`, 'whether the pages of a file are sound, which nobody may change'],
  [`${STORE}/sqlite/rescue.ts`, 'a copy of a whole database'],
  [`${STORE}/sqlite/statement.ts`, 'how many rows a connection changed'],
]);

interface Code {
  path: string;
  text: string;
}

interface Import {
  from: string;
  /** What is imported: a path from the root such as `lib/model/phase`, or a package or a module of Node's. */
  name: string;
  typesOnly: boolean;
}

/** The files below all folders whose names end as `ending` says. */
function pathsIn(ending: RegExp): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ending.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}

const files: Code[] = pathsIn(/\.(tsx?|mjs)$/).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const shipped = files.filter(({ path }) => SHIPPED.some((folder) => path.startsWith(`${folder}/`)));
const imports = files.flatMap(importsOf);
const importsBy = groupedBy(imports, ({ from }) => from.replace(/\.\w+$/, ''));

/** Every `import … from`, `export … from`, bare `import` and `import()` of a file. */
function importsOf({ path, text }: Code): Import[] {
  const statements = text.matchAll(
    /^(?<how>(?:import|export)\b[^'"`;]*?\bfrom|import)\s*['"](?<named>[^'"]+)['"]|\bimport\(\s*['"](?<asked>[^'"]+)['"]/gm,
  );
  return [...statements].map(({ groups }) => ({
    from: path,
    name: fromRoot(path, groups?.named ?? groups?.asked ?? ''),
    typesOnly: isTypesOnly(groups?.how ?? ''),
  }));
}

function isTypesOnly(how: string): boolean {
  if (/^(import|export) type\b/.test(how)) return true;
  const names = /\{(?<names>[^}]*)\}/
    .exec(how)
    ?.groups?.names?.split(',')
    .filter((name) => name.trim());
  return !/^import \w/.test(how) && (names?.every((name) => name.trim().startsWith('type ')) ?? false);
}

function fromRoot(path: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? join(dirname(path), specifier) : specifier;
}

/** A row of the page's table. */
interface Row {
  folder: string;
  here: string[];
  elsewhere: string[];
}

const rows: Row[] = readFileSync(PAGE, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [folder = [], , here = [], elsewhere = []] = line
      .split('|')
      .slice(1)
      .map((cell) =>
        cell.trim() === 'anything' ? ['*'] : [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? ''),
      );
    return { folder: folder[0] ?? '', here, elsewhere };
  });

/** The row that speaks of a file: that of the nearest folder above it. */
function rowOf(path: string): Row | undefined {
  return rows
    .filter(({ folder }) => path.startsWith(`${folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

function isOurs(name: string): boolean {
  return FOLDERS.some((folder) => name.startsWith(`${folder}/`));
}

function kindOf(name: string): string {
  if (name.startsWith('node:')) return 'node:';
  const [first = ''] = name.split('/');
  if (first === 'react-dom') return 'react';
  return ['next', 'react'].includes(first) ? first : 'packages';
}

function isAllowed({ from, name }: Import): boolean {
  const row = rowOf(from);
  if (!row) return false;
  const allowed = isOurs(name) ? row.here : row.elsewhere;
  const isNamed = (word: string) =>
    word === '*' || (isOurs(name) ? name === word || name.startsWith(`${word}/`) : kindOf(name) === word);
  return allowed.some(isNamed);
}

/** Lines of the shipped code that match, as `file:line`, but for the files that are named. */
function linesWith(pattern: RegExp, ...but: string[]): string[] {
  return shipped
    .filter(({ path }) => !but.includes(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
    );
}

/** Everything that runs when `path` does: its imports but for mere types, and theirs. */
function reachedFrom(path: string, reached = new Set<string>()): Set<string> {
  for (const { name, typesOnly } of importsBy.get(path) ?? []) {
    if (typesOnly || reached.has(name)) continue;
    reached.add(name);
    reachedFrom(name, reached);
  }
  return reached;
}

describe('imports', () => {
  test('the table speaks of every folder with code', () => {
    expect(files.filter(({ path }) => !rowOf(path)).map(({ path }) => path)).toEqual([]);
    expect(rows.length).toBeGreaterThan(5);
  });

  test('are those that the table allows', () => {
    expect(
      imports.filter((one) => !isAllowed(one)).map(({ from, name }) => `${from} imports ${name}`),
    ).toEqual([]);
  });

  test('from a component reach neither Node nor the framework, whatever it calls', () => {
    const components = files.filter(({ path }) => path.startsWith('components/'));
    const wrong = components.flatMap(({ path }) =>
      [...reachedFrom(path.replace(/\.\w+$/, ''))]
        .filter((name) => !isOurs(name) && ['node:', 'next'].includes(kindOf(name)))
        .map((name) => `${path} reaches ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('from what runs in the office’s browser do not reach Node, whatever it calls', () => {
    const inBrowser = files.filter(({ path }) => /^(inbox|lib\/office(?!\/desk))\//.test(path));
    const wrong = inBrowser.flatMap(({ path }) =>
      [...reachedFrom(path.replace(/\.\w+$/, ''))]
        .filter((name) => !isOurs(name) && ['node:', 'next'].includes(kindOf(name)))
        .map((name) => `${path} reaches ${name}`),
    );
    expect(inBrowser).not.toEqual([]);
    expect(wrong).toEqual([]);
  });

  test('of what is shipped are packages that a production install has', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    );
    const wrong = imports.filter(
      ({ from, name, typesOnly }) =>
        SHIPPED.some((folder) => from.startsWith(`${folder}/`)) &&
        !typesOnly &&
        !isOurs(name) &&
        !name.startsWith('node:') &&
        !Object.keys(dependencies).some((known) => name === known || name.startsWith(`${known}/`)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('files that import each other', () => {
  const code = files.filter(({ path }) => !path.startsWith('tests/'));
  const paths = new Map(code.map(({ path }) => [path.replace(/\.\w+$/, ''), path]));
  const importedBy = groupedBy(
    imports.filter(({ from }) => !from.startsWith('tests/')),
    ({ name }) => name.replace(/\.\w+$/, ''),
  );

  test('turn in no circle, imports of types included', () => {
    const next = new Map(
      code.map(({ path }) => [
        path.replace(/\.\w+$/, ''),
        imports
          .filter(({ from }) => from === path)
          .map(({ name }) => name.replace(/\.\w+$/, ''))
          .filter((name) => paths.has(name)),
      ]),
    );
    expect(circlesIn(next)).toEqual([]);
  });

  test(`are not two where one has fewer than ${TOO_SHORT} lines and no other importer`, () => {
    const short = code
      .filter(({ path }) => /^(lib|scripts)\//.test(path) && !path.startsWith('lib/content/rules/'))
      .filter(({ path, text }) => text.trimEnd().split('\n').length < TOO_SHORT && !STAY_APART.has(path))
      .filter(({ path }) => {
        const importers = new Set(importedBy.get(path.replace(/\.\w+$/, ''))?.map(({ from }) => from));
        return importers.size === 1;
      })
      .map(({ path }) => path);
    expect(short).toEqual([]);
  });
});

describe('a name', () => {
  test('that is exported stands for one thing in the whole repo', () => {
    const declared = files
      .filter(({ path }) => !path.startsWith('tests/'))
      .flatMap(({ path, text }) => declaredIn(text).map((one) => ({ path, ...one })))
      .filter(({ name }) => !FRAMEWORK_EXPORTS.test(name));
    const doubled = [...groupedBy(declared, ({ name }) => name)]
      .filter(([, places]) => places.length > 1 && places.some(({ isExported }) => isExported))
      .map(([name, places]) => `${name}: ${places.map(({ path }) => path).join(', ')}`);
    expect(doubled).toEqual([]);
  });
});

describe('the shipped code', () => {
  test('reads the environment in lib/config.ts alone', () => {
    expect(linesWith(/process\.env/, 'lib/config.ts')).toEqual([]);
  });

  test('asks what time it is in lib/clock.ts alone', () => {
    expect(linesWith(/Date\.now\(|new Date\(\)|[^.\w]Date\(\)|performance\.now\(/, 'lib/clock.ts')).toEqual(
      [],
    );
  });

  test('has no client components', () => {
    expect(linesWith(/['"]use client['"]/)).toEqual([]);
  });

  test('puts ready-made HTML into a page in the named components alone', () => {
    expect(linesWith(/dangerouslySetInnerHTML|\.innerHTML/, ...READY_MADE)).toEqual([]);
  });

  test('says of everything that lib exports what it is', () => {
    const bare = shipped
      .filter(({ path }) => path.startsWith('lib/'))
      .flatMap(({ path, text }) => undocumented(text).map((name) => `${path}: ${name}`));
    expect(bare).toEqual([]);
  });
});

describe('a database', () => {
  const isMeasuring = (path: string) => path.startsWith('scripts/bench/');
  const asking = imports.filter(({ from }) => !from.startsWith('tests/') && !isMeasuring(from));

  test('is reached from the folder of the store alone', () => {
    const wrong = asking.filter(
      ({ from, name }) => DATABASES.includes(name) && !from.startsWith(`${STORE}/`),
    );
    expect(wrong.map(({ from, name }) => `${from} imports ${name}`)).toEqual([]);
  });

  test('is spoken to by the query builder, but where a reason for more is named', () => {
    const raw =
      /\bsql(`|\.\w)|\.(raw|exec|prepare|pragma|query)\(|['"`](select|insert into|update|delete from|begin|commit|rollback|create|alter|drop|pragma)\b/i;
    const near = new Set(
      asking
        .filter(({ name }) => DATABASES.includes(name) || name.startsWith(`${STORE}/`))
        .map(({ from }) => from),
    );
    const speaking = files
      .filter(({ path, text }) => near.has(path) && raw.test(text))
      .map(({ path }) => path);
    expect(speaking.sort()).toEqual([...RAW_SQL.keys()].sort());
  });
});

describe('files', () => {
  test('of packages are found by module resolution, never by a path into `node_modules`', () => {
    // What npm itself records of an installation belongs to no package.
    const ours = files.filter(
      ({ path }) => !path.startsWith('tests/') && path !== 'scripts/launch/sources.mjs',
    );
    expect(ours.filter(({ text }) => text.includes('node_modules')).map(({ path }) => path)).toEqual([]);
  });

  test('take zod as one name: each name that is imported by itself brings all its languages into a bundle', () => {
    const taking = files.flatMap(({ path, text }) =>
      [...text.matchAll(/^import\b[^'"`;]*?\bfrom\s*['"]zod[^'"]*['"]|\bimport\(\s*['"]zod[^)]*\)/gm)].map(
        ([statement]) => ({ path, statement }),
      ),
    );
    const isWhole = (statement: string) => /^import (type )?\* as z from 'zod'$/.test(statement);
    expect(taking.length).toBeGreaterThan(50);
    expect(taking.filter(({ statement }) => !isWhole(statement))).toEqual([]);
  });

  test(`have at most ${LONGEST} lines, or a reason for more`, () => {
    const long = files
      .filter(({ path, text }) => !path.startsWith('tests/') && text.trimEnd().split('\n').length > LONGEST)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  test(`stand in folders of at most ${MOST_FILES}, style sheets included`, () => {
    const sheets = pathsIn(/\.css$/);
    const paths = [...files.map(({ path }) => path), ...sheets];
    const full = [...groupedBy(paths, dirname)]
      .filter(([folder, inside]) => !folder.startsWith('tests') && inside.length > MOST_FILES)
      .map(([folder, inside]) => `${folder}: ${inside.length}`);
    expect(full).toEqual([]);
  });

  test('have names that say what is in them', () => {
    const drawers = files.flatMap(({ path }) => path.split('/')).map((step) => basename(step, extname(step)));
    expect(drawers.filter((name) => /^(utils?|helpers?|misc|common)$/i.test(name))).toEqual([]);
  });
});

/**
 * Names that a text exports without a docstring. Constants that stand together, line by line, share that of the
 * first; a type that is a schema's shares the schema's.
 */
function undocumented(text: string): string[] {
  const names: string[] = [];
  let documented = false;
  let lineBefore = '';
  for (const line of text.split('\n')) {
    const exported = /^export (?:abstract |async )?(?:function|const|interface|class)\*? ?(\w+)/.exec(
      line,
    )?.[1];
    const shares: boolean =
      documented && /^export const \w+.*;$/.test(lineBefore) && /^export const \w+.*;$/.test(line);
    if (exported) {
      documented = lineBefore.endsWith('*/') || shares;
      if (!documented) names.push(exported);
    }
    lineBefore = line;
  }
  return names;
}

/** What a text declares at its top level. */
function declaredIn(text: string): { name: string; isExported: boolean }[] {
  const declarations = text.matchAll(
    /^(export )?(?:default )?(?:abstract |async |declare )*(?:function\*?|const|class|interface|type|enum) (\w+)/gm,
  );
  const names = new Map([...declarations].map(([, exported, name = '']) => [name, exported !== undefined]));
  return [...names].map(([name, isExported]) => ({ name, isExported }));
}

/** The circles of a graph: its strongly connected components of more than one node (Tarjan). */
function circlesIn(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const number = order.size;
    order.set(node, number);
    open.push(node);
    let low = number;
    for (const other of next.get(node) ?? []) {
      if (!order.has(other)) low = Math.min(low, visit(other));
      else if (open.includes(other)) low = Math.min(low, order.get(other) ?? low);
    }
    if (low === number) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  };
  for (const node of next.keys()) if (!order.has(node)) visit(node);
  return circles;
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
