import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** What a command did. */
export interface CommandResult {
  /** Its exit code; null when it was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** How to run a command. */
export interface CommandOptions {
  args?: string[];
  /** Where it is run, if not in the repository. */
  directory?: string;
  env?: Record<string, string>;
  /** Kills the command and its children, without warning, once it has printed this. */
  killWhen?: RegExp;
  /** A command that starts it, such as one that takes powers away first. */
  wrapper?: readonly string[];
  /** The Node that runs it, if not the one that runs the tests. */
  node?: string;
  /** Nobody reads what it prints: the other end of the pipe is closed at once. */
  isUnread?: boolean;
}

/** Runs a command of `package.json` as npm would, and waits for its end. */
export async function runScript(name: string, options: CommandOptions = {}): Promise<CommandResult> {
  const launched = [
    options.node ?? process.execPath,
    resolve('scripts/launch.mjs'),
    name,
    ...(options.args ?? []),
  ];
  const [program = '', ...args] = [...(options.wrapper ?? []), ...launched];
  const child = spawn(program, args, {
    cwd: options.directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', ...options.env },
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  let isKilled = false;
  if (options.isUnread) child.stdout.destroy();
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    // Once: what it printed before its end may come after that.
    if (isKilled || !options.killWhen?.test(stdout) || !child.pid) return;
    isKilled = true;
    process.kill(-child.pid, 'SIGKILL');
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}
