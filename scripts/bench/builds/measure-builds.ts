import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noticePath } from '#lib/model/addresses';
import { FIRST } from '../../../tests/harness/fixtures';
import { addNotice, changeWord, NEW_SENTENCE } from '../content';
import { type Measured, measureScript } from '../measured';
import { BENCH_OUTPUT, type Bench, logStep } from '../session';
import { table, tenths, whole } from '../table';
import { otherGenerators } from './generators';

/** How often a reader asks whether the new word is there, in milliseconds. */
const ASKED = 20;

/** A change of content, and what a reader sees of it: words at an address. */
interface Change {
  name: string;
  /** Null where nothing new is to be read. */
  make(): Promise<{ path: string; words: string } | null>;
}

/**
 * Builds of 1, 100 and 1,000 notices, each from the start of the command to the first answer of a running server that
 * holds the new word, beside generators that make pages alone.
 */
export async function measureBuilds(bench: Bench, command: string): Promise<string> {
  const rows: string[][] = [];
  const counts = bench.quick ? [1, 10] : [1, 100, 1000];
  let eleventy = 0;
  for (const notices of counts) {
    const content = await bench.content({ notices });
    const output = `${BENCH_OUTPUT}/builds-${notices}`;
    const isLast = notices === counts.at(-1);
    if (isLast) {
      for (const { name, generate } of await otherGenerators(content, await bench.temporaryFolder())) {
        logStep(`building ${notices} pages with ${name}`);
        // The first run warms the file cache.
        await generate();
        const seconds = await generate();
        if (eleventy === 0) eleventy = seconds;
        rows.push([whole(notices), name, `${tenths(seconds)} s`, '', '', '', command]);
      }
    }
    for (const { name, seconds, measured } of await measureChanges(bench, { content, output, notices })) {
      const beside = isLast ? `${(seconds / eleventy).toFixed(2)} of Eleventy${aimOf(name)}` : '';
      const { cpuSeconds, peakBytes } = measured;
      rows.push([
        whole(notices),
        name,
        `${tenths(seconds)} s`,
        `${tenths(cpuSeconds)} s`,
        `${whole(peakBytes / 1e6)} MB`,
        beside,
        command,
      ]);
    }
    const { files, bytes } = await sizeOf(output);
    rows.push([
      whole(notices),
      `on disk: ${whole(files)} files, ${tenths(bytes / 1e6)} MB`,
      '',
      '',
      '',
      '',
      command,
    ]);
  }
  return table(
    ['notices', 'what is built', '>until a reader has it', '>CPU time', '>peak memory', 'beside', 'command'],
    rows,
  );
}

const COLD = 'everything, from nothing';
const WORD = 'one word changed';

function aimOf(name: string): string {
  if (name === COLD) return ' (aim: at most 6)';
  return name === WORD ? ' (aim: at most 1)' : '';
}

/** Makes a cold build, starts a server of it, and changes the content beside it, one change after the other. */
async function measureChanges(
  bench: Bench,
  { content, output, notices }: { content: string; output: string; notices: number },
): Promise<{ name: string; seconds: number; measured: Measured }[]> {
  const env = { CONTENT_DIR: content, DISCLOSURE_OUTPUT: output };
  logStep(`building ${notices} notices`);
  await rm(output, { recursive: true, force: true });
  const cold = await measureScript('build', env);
  const server = await bench.serve(output);
  const results = [{ name: COLD, seconds: cold.seconds, measured: cold }];
  for (const { name, make } of changesOf(content)) {
    const news = await make();
    logStep(`building ${notices} notices: ${name}`);
    const start = performance.now();
    const reading = news && untilRead(server.url + news.path, news.words);
    const read = reading?.then(() => (performance.now() - start) / 1000) ?? null;
    const [measured, seconds] = await Promise.all([measureScript('build', env), read]);
    results.push({ name, seconds: seconds ?? measured.seconds, measured });
  }
  await server.stop();
  return results;
}

function changesOf(content: string): Change[] {
  const address = noticePath(FIRST.slug);
  const edit = async (path: string, change: (text: string) => string) =>
    writeFile(join(content, path), change(await readFile(join(content, path), 'utf8')));
  return [
    { name: 'nothing changed', make: async () => null },
    {
      name: WORD,
      make: async () => {
        await changeWord(content);
        return { path: address, words: NEW_SENTENCE };
      },
    },
    {
      name: 'one notice added',
      make: async () => {
        const slug = await addNotice(content);
        return { path: noticePath(slug), words: slug };
      },
    },
    {
      name: '`site.yaml` changed',
      make: async () => {
        await edit('site.yaml', (text) =>
          text.replace(/^organization: .*$/m, 'organization: 改了名字的单位'),
        );
        return { path: address, words: '改了名字的单位' };
      },
    },
  ];
}

/** Asks for a page again and again until it holds the words. */
async function untilRead(url: string, words: string): Promise<void> {
  for (;;) {
    const text = await (await fetch(url)).text();
    if (text.includes(words)) return;
    await new Promise((resolve) => setTimeout(resolve, ASKED));
  }
}

async function sizeOf(directory: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const file of files) bytes += (await stat(join(file.parentPath, file.name))).size;
  return { files: files.length, bytes };
}
