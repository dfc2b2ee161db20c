import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from '../../tests/harness/server';
import { Cleanup } from './cleanup';
import { type ContentOptions, writeContent } from './content';
import { type Measured, measureScript } from './measured';

/** Where builds of the benchmarks are kept while they run. */
export const OUTPUT = '.next/bench';

/** A build of generated content, and what making it took. */
export interface BenchBuild {
  /** What `DISCLOSURE_OUTPUT` says: the folder of the build. */
  output: string;
  measured: Measured;
}

/** What the benchmarks share: builds, servers, and the tidying up after them. */
export class Bench {
  readonly cleanup = new Cleanup();
  private readonly builds = new Map<string, Promise<BenchBuild>>();

  /** @param quick whether to measure less, to see that everything runs. */
  constructor(readonly quick: boolean) {
    this.cleanup.later(() => rm(OUTPUT, { recursive: true, force: true }));
  }

  /** A folder that is removed at the end. */
  async temporaryFolder(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'disclosure-bench-'));
    this.cleanup.later(() => rm(directory, { recursive: true, force: true }));
    return directory;
  }

  /** The folder of content as `options` say, outside this project. */
  async content(options: ContentOptions): Promise<string> {
    const directory = join(await this.temporaryFolder(), 'content');
    await writeContent(directory, options);
    return directory;
  }

  /** A build of content as `options` say; made once, cold: no build was made in its folder before. */
  async build(options: ContentOptions): Promise<BenchBuild> {
    const name = Object.values(options).join('-');
    const made = this.builds.get(name) ?? this.makeBuild(`${OUTPUT}/${name}`, options);
    this.builds.set(name, made);
    return made;
  }

  /** A server of the build `output`; at the machine's own time unless `at` says otherwise, with `more` of environment. */
  async serve(output: string, at?: string, more: Record<string, string> = {}): Promise<TestServer> {
    const env = at === undefined ? { NODE_OPTIONS: '', TRUST_PROXY: '1', ...more } : more;
    const server = await startServer({ output, env, ...(at !== undefined && { at }) });
    this.cleanup.later(() => server.stop());
    return server;
  }

  private async makeBuild(output: string, options: ContentOptions): Promise<BenchBuild> {
    progress(`building ${options.notices} notices`);
    await rm(output, { recursive: true, force: true });
    const CONTENT_DIR = await this.content(options);
    const measured = await measureScript('build', { CONTENT_DIR, DISCLOSURE_OUTPUT: output });
    return { output, measured };
  }
}

/** Says on stderr what is being measured; stdout is for the figures. */
export function progress(message: string): void {
  console.error(`… ${message}`);
}

/** A benchmark: gives a Markdown table, with the name by which `--only` runs it alone. */
export type Section = (bench: Bench, command: string) => Promise<string>;
