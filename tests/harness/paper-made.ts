import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, runScript } from './command';
import { type Paper, readPaper } from './paper';

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

/** Makes PDFs as staff make them, in a copy of the fixtures that `change` may change first. */
export async function makePapers(
  slugs: string[] = [],
  change: (content: string) => Promise<void> = async () => undefined,
): Promise<MadePapers> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-paper-'));
  const content = join(folder, 'content');
  await cp('tests/fixtures/content', content, { recursive: true });
  await change(content);
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
