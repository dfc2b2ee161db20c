import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THREADS } from '../../../../scripts/launch/bundle.mjs';
import { UNDER_MODES } from '../../../harness/powers';

// A repository of its own, with one command of a few lines.

/** How the folder of the bundles stops being one that nobody else can write to. */
const OPENINGS: [string, (folder: string) => Promise<void>][] = [
  ['lay open to others', async (folder) => chmodSync(folder, 0o777)],
  ['is a link to another place', moveAway],
];
if (process.getuid?.() === 0) OPENINGS.push(['is another account’s', giveAway]);

/** Prints what it is given, and ends with this code. */
const COMMAND = `
import { programHash } from '#lib/program';
import { greeting } from '#lib/greeting';
console.log(greeting, process.argv.slice(2).join(' '), programHash()?.length);
process.exitCode = 7;
`;

let repository: string;
let shared: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-launch-'));
  repository = join(folder, 'repository');
  shared = join(folder, 'shared');
  await mkdir(join(repository, 'scripts'), { recursive: true });
  await mkdir(shared, { mode: 0o777 });
  for (const path of [
    'scripts/launch.mjs',
    'scripts/launch',
    'package.json',
    'tsconfig.json',
    'lib/program.ts',
  ])
    await cp(path, join(repository, path), { recursive: true });
  await symlink(resolve('node_modules'), join(repository, 'node_modules'));
  for (const { entry } of Object.values(THREADS)) {
    await mkdir(dirname(join(repository, entry)), { recursive: true });
    await write(entry, '');
  }
  await write('lib/greeting.ts', "export const greeting = 'hello';");
  await write('scripts/check.ts', COMMAND);
});

afterEach(() => rm(join(repository, '..'), { recursive: true, force: true }));

function write(path: string, text: string): Promise<void> {
  return writeFile(join(repository, path), text);
}

/** Starts a command as npm would, with a folder of temporary files that every account may write to. */
function start(args: readonly string[], wrapper: readonly string[] = []) {
  const [program = '', ...rest] = [
    ...wrapper,
    process.execPath,
    join(repository, 'scripts/launch.mjs'),
    ...args,
  ];
  const child = spawn(program, rest, { env: { ...process.env, TMPDIR: shared, NODE_OPTIONS: '' } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (printed += text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, printed }));
  return { child, ended };
}

async function run(...args: string[]) {
  const { code, printed } = await start(args).ended;
  return { code, printed };
}

/** The bundles of a command, of all sources so far. */
function bundles(name = 'check'): string[] {
  const commands = join(repository, '.next/commands');
  return readdirSync(commands)
    .map((key) => join(commands, key, `${name}.mjs`))
    .filter(existsSync);
}

function onlyBundle(): string {
  const [bundle, ...others] = bundles();
  expect(others).toEqual([]);
  return bundle ?? '';
}

const GREETED = { code: 7, printed: 'hello one two 64\n' };

describe('a command', () => {
  test('gets its arguments, knows its program, and ends with its own code', async () => {
    expect(await run('check', 'one', 'two')).toEqual(GREETED);
  });

  test('is bundled once, in a folder that nobody else can enter', async () => {
    await run('check');
    const { ino } = statSync(onlyBundle());
    await run('check');
    expect(statSync(onlyBundle()).ino).toBe(ino);
    expect(statSync(join(repository, '.next/commands')).mode & 0o777).toBe(0o700);
  });

  test('leaves nothing in the shared temporary folder, and finds nothing there', async () => {
    await run('check');
    expect(readdirSync(shared)).toEqual([]);
  });

  test('is bundled anew when a source has another content, whatever its time', async () => {
    await run('check');
    const source = join(repository, 'lib/greeting.ts');
    const { atime, mtime } = statSync(source);
    await write('lib/greeting.ts', "export const greeting = 'HELLO';");
    utimesSync(source, atime, mtime);
    expect((await run('check', 'one', 'two')).printed).toBe('HELLO one two 64\n');
    expect(bundles()).toHaveLength(2);
  });

  test('keeps the bundles of a few sources alone', async () => {
    for (let change = 0; change < 6; change += 1) {
      await write('lib/greeting.ts', `export const greeting = '${change}';`);
      await run('check');
    }
    expect(bundles()).toHaveLength(4);
  });

  test('is compiled once: what was compiled lies beside it, for this account alone', async () => {
    await run('check');
    const compiled = `${onlyBundle()}.compiled`;
    const { ino, mode } = statSync(compiled);
    expect(mode & 0o777).toBe(0o600);
    expect(await run('check', 'one', 'two')).toEqual(GREETED);
    expect(statSync(compiled).ino).toBe(ino);
  });

  test.each([
    ['edited', (bytes: Buffer) => Buffer.from(bytes).fill(0, 200, 300)],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -100)],
    ['emptied', () => Buffer.alloc(0)],
  ])('whose compiled form was %s is compiled again', async (_, spoil) => {
    await run('check');
    const compiled = `${onlyBundle()}.compiled`;
    const whole = readFileSync(compiled);
    await writeFile(compiled, spoil(whole));
    expect(await run('check', 'one', 'two')).toEqual(GREETED);
    expect(readFileSync(compiled)).toHaveLength(whole.length);
  });

  test('is not run from the compiled form of another bundle', async () => {
    await run('check');
    const before = onlyBundle();
    await write('lib/greeting.ts', "export const greeting = 'HELLO';");
    await run('check');
    const after = bundles().find((bundle) => bundle !== before) ?? '';
    await cp(`${before}.compiled`, `${after}.compiled`);
    expect((await run('check', 'one', 'two')).printed).toBe('HELLO one two 64\n');
  });

  test.each([
    ['edited', (text: string) => text.replace('hello', 'howdy')],
    ['cut short', (text: string) => text.slice(0, -100)],
    ['empty', () => ''],
    ['added to', (text: string) => `${text}console.log('more');\n`],
  ])('is bundled anew when its bundle was %s', async (_, edit) => {
    await run('check');
    await writeFile(onlyBundle(), edit(readFileSync(onlyBundle(), 'utf8')));
    expect(await run('check', 'one', 'two')).toEqual(GREETED);
  });

  test.each(OPENINGS)('is not run from a folder that %s', async (_, change) => {
    await run('check');
    const planted = readFileSync(onlyBundle(), 'utf8');
    const folder = join(repository, '.next/commands');
    // Sources and bundle of another program, with a checksum that is right.
    await write('lib/greeting.ts', "export const greeting = 'planted';");
    await run('check');
    const [other = ''] = bundles().filter((path) => readFileSync(path, 'utf8') !== planted);
    const foreign = readFileSync(other, 'utf8');
    await write('lib/greeting.ts', "export const greeting = 'hello';");
    for (const bundle of bundles()) await writeFile(bundle, foreign);
    await change(folder);
    expect(await run('check', 'one', 'two')).toEqual(GREETED);
  });

  test('is run where its folder cannot be written, from one that is gone after', async () => {
    await mkdir(join(repository, '.next'), { mode: 0o555 });
    const { code, printed } = await start(['check', 'one', 'two'], UNDER_MODES).ended;
    expect({ code, printed }).toEqual(GREETED);
    expect(readdirSync(shared)).toEqual([]);
  });

  test.each([
    ['start', '22'],
    ['check', '2'],
  ])('leaves its group no right to what is served, though to what staff share: %s', async (name, umask) => {
    await write(`scripts/${name}.ts`, 'console.log(process.umask().toString(8));');
    const { printed } = await start([name], ['sh', '-c', 'umask 002; exec "$@"', 'sh']).ended;
    expect(printed).toBe(`${umask}\n`);
  });

  test('that cannot be bundled says where it is wrong', async () => {
    await write('lib/greeting.ts', 'export const greeting = ;');
    const { code, printed } = await run('check');
    expect({ code, printed }).toEqual({
      code: 1,
      printed: [
        '没有运行：程序没有装好，或者源文件有错误。如果刚安装或更新过程序，请先运行 npm ci。',
        'Build failed with 1 error:',
        'lib/greeting.ts:1:24: ERROR: Unexpected ";"',
        '',
      ].join('\n'),
    });
  });

  test('that throws names the line of its source', async () => {
    await write('scripts/check.ts', "\n\nexport const nothing: string = '';\nthrow new Error('a slip');\n");
    expect((await run('check')).printed).toContain('scripts/check.ts:4');
  });

  test('that there is none of is answered with the names of all', async () => {
    expect(await run('chekc')).toEqual({
      code: 1,
      printed:
        '没有这个命令：chekc。可用的有：build、start、dev、check、notice、office、doctor、test、bench、pictures。\n',
    });
  });
});

describe('a signal', () => {
  const WAITING = "console.log('waiting'); setInterval(() => {}, 1000);";

  test('reaches the command itself', async () => {
    await write(
      'scripts/start.ts',
      `process.on('SIGTERM', () => { console.log('bye'); process.exit(3); }); ${WAITING}`,
    );
    const { child, ended } = start(['start']);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 3, signal: null, printed: 'waiting\nbye\n' });
  });

  test('reaches the command that npm started, when npm alone is told', async () => {
    await write(
      'scripts/start.ts',
      `process.on('SIGTERM', () => { console.log('bye'); process.exit(0); }); ${WAITING}`,
    );
    const npm = spawn('npm', ['--silent', 'start'], {
      cwd: repository,
      env: { ...process.env, TMPDIR: shared },
    });
    let printed = '';
    npm.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    await once(npm.stdout, 'data');
    npm.kill('SIGTERM');
    // Its output is closed when nobody writes to it any more.
    await once(npm, 'close');
    expect(printed).toBe('waiting\nbye\n');
  });

  test('ends a command that does not listen for it', async () => {
    await write('scripts/start.ts', WAITING);
    const { child, ended } = start(['start']);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: null, signal: 'SIGTERM', printed: 'waiting\n' });
  });
});

async function moveAway(folder: string): Promise<void> {
  await rename(folder, `${folder}-elsewhere`);
  await symlink(`${folder}-elsewhere`, folder);
}

async function giveAway(folder: string): Promise<void> {
  chownSync(folder, 65_534, 65_534);
}
