import { CommandError } from '../run';
import type { StoreConfig } from '../server/store';

/** Where a command writes to. */
export interface Terminal {
  /** Whether standard output, and standard error, are shown to somebody as they are written. */
  readonly isShown: { readonly output: boolean; readonly errors: boolean };
  /** Writes to standard output, and waits until it is written. @throws CommandError where it cannot be. */
  print(text: string): Promise<void>;
  /** Writes to standard error. */
  warn(text: string): void;
}

/** What the commands of `npm run office` work with. */
export interface OfficeContext {
  readonly config: StoreConfig;
  readonly terminal: Terminal;
}

/** The standard streams of this process. */
export function systemTerminal(): Terminal {
  const { stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read has seen enough, as `head` does; what else goes wrong is said by whoever writes.
    if (error.code === 'EPIPE') process.exit(1);
  });
  return {
    isShown: { output: stdout.isTTY, errors: stderr.isTTY },
    print: (text) =>
      new Promise((resolve, reject) => {
        stdout.write(text, (error) => {
          if (error) reject(new CommandError(`没有输出完：${error.message}`, { cause: error }));
          else resolve();
        });
      }),
    warn: (text) => void stderr.write(text),
  };
}
