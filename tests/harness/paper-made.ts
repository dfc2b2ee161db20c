import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTree } from '#lib/content/files/read-tree';
import { loadContent } from '#lib/versions/load';
import { type CommandResult, runScript } from './command';
import { type Paper, readPaper } from './paper';
import { published } from './published';

/** The address for which the PDFs of the tests are made. */
export const PAPER_SITE = 'https://www.yunxi.example';

/** A copy of the fixtures with PDFs beside them. */
export interface MadePapers {
  /** The content folder. */
  content: string;
  /** What the command that made them said. */
  made: CommandResult;
  fileOf(slug: string): string;
  paperOf(slug: string): Promise<Paper>;
  /** What a program prints when it is told to read a notice's PDF. */
  says(program: string, slug: string, ...args: string[]): string;
  remove(): Promise<void>;
}

/** Keeps the versions of those notices that were changed or added, as if they had been published so. */
async function keepVersions(content: string): Promise<void> {
  const tree = await readTree(content);
  const unkept = loadContent(tree, 'content').problems.filter(({ ruleId }) => ruleId?.startsWith('version-'));
  const slugs = new Set(unkept.map(({ file }) => file?.split('/')[1] ?? ''));
  for (const slug of slugs) await rm(join(content, slug, 'versions'), { recursive: true, force: true });
  for (const [path, bytes] of published(tree)) {
    if (!slugs.has(path.split('/')[0] ?? '')) continue;
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), bytes);
  }
}

/** Makes PDFs as staff make them, in a copy of the fixtures in `from` that `change` may change first. */
export async function makePapers(
  slugs: string[] = [],
  change: (content: string) => Promise<void> = async () => undefined,
  from = 'tests/fixtures/content',
): Promise<MadePapers> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-paper-'));
  const content = join(folder, 'content');
  await cp(from, content, { recursive: true });
  await change(content);
  await keepVersions(content);
  const env = { SITE_URL: PAPER_SITE, CONTENT_DIR: content };
  const made = await runScript('notice', { args: ['pdf', ...slugs], env });
  const fileOf = (slug: string) => join(content, slug, 'paper.pdf');
  return {
    content,
    made,
    fileOf,
    paperOf: async (slug) => readPaper(await readFile(fileOf(slug))),
    says: (program, slug, ...args) => {
      const { stdout, stderr } = spawnSync(program, [...args, fileOf(slug)], { encoding: 'utf8' });
      return stdout + stderr;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
