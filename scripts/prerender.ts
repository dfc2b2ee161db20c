import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { CommandError } from './run';

/** The framework's running build process. */
export interface Prerendering {
  /** Waits until it has exited. @throws CommandError when it failed. */
  finished(): Promise<void>;
  /** Kills it. */
  giveUp(): Promise<void>;
}

/**
 * Starts the framework's build: it compiles the application and, once the build's input is written (`waitForInput`),
 * prerenders every page. Its output is English, for developers, and printed only when it fails.
 */
export function startPrerendering(directory: string): Prerendering {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DISCLOSURE_BUILD: relative('.', directory),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const closed = once(child, 'close');
  return {
    finished: async () => {
      const [code] = await closed;
      if (code === 0) return;
      console.error(output);
      throw new CommandError('构建失败。网站上仍是上一次构建的内容。');
    },
    giveUp: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
