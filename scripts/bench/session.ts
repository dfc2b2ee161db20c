import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from '../../tests/harness/server';
import { Cleanup } from './cleanup';
import { type ContentOptions, writeContent } from './content';
import { type Measured, measureScript } from './measured';

/** The folder of the benchmarks' builds; removed at the end. */
export const BENCH_OUTPUT = '.next/bench';

/** A build of generated content, and what making it took. */
export interface BenchBuild {
  /** The folder of the build, as `DISCLOSURE_OUTPUT` names it. */
  output: string;
  measured: Measured;
}

/** One benchmark: returns Markdown tables; `command` stands in each row as the way to measure it again. */
export type Benchmark = (bench: Bench, command: string) => Promise<string>;

/** The fixtures that benchmarks share: builds, servers and temporary folders, with their cleanup. */
export class Bench {
  readonly cleanup = new Cleanup();
  private readonly builds = new Map<string, Promise<BenchBuild>>();

  /** @param quick whether to use small inputs, as a smoke test. */
  constructor(readonly quick: boolean) {
    this.cleanup.defer(() => rm(BENCH_OUTPUT, { recursive: true, force: true }));
  }

  /** Creates a temporary folder, removed at the end. */
  async temporaryFolder(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'disclosure-bench-'));
    this.cleanup.defer(() => rm(directory, { recursive: true, force: true }));
    return directory;
  }

  /** Generates a content folder, outside this project. */
  async content(options: ContentOptions): Promise<string> {
    const directory = join(await this.temporaryFolder(), 'content');
    await writeContent(directory, options);
    return directory;
  }

  /** A cold build (into an empty folder) of generated content; memoized by `options`. */
  async build(options: ContentOptions): Promise<BenchBuild> {
    const name = Object.values(options).join('-');
    const made = this.builds.get(name) ?? this.makeBuild(`${BENCH_OUTPUT}/${name}`, options);
    this.builds.set(name, made);
    return made;
  }

  /**
   * Starts a server of the build in `output`.
   * @param at where its clock stands still; the system clock when undefined.
   * @param env environment variables besides.
   */
  async serve(output: string, at?: string, env: Record<string, string> = {}): Promise<TestServer> {
    const server = await startServer(
      at === undefined
        ? { output, env: { NODE_OPTIONS: '', TRUST_PROXY: '1', ...env } }
        : { output, env, at },
    );
    this.cleanup.defer(() => server.stop());
    return server;
  }

  private async makeBuild(output: string, options: ContentOptions): Promise<BenchBuild> {
    logStep(`building ${options.notices} notices`);
    await rm(output, { recursive: true, force: true });
    const CONTENT_DIR = await this.content(options);
    const measured = await measureScript('build', { CONTENT_DIR, DISCLOSURE_OUTPUT: output });
    return { output, measured };
  }
}

/** Logs to stderr what is being measured; stdout carries the report alone. */
export function logStep(message: string): void {
  console.error(`… ${message}`);
}
