import { createInterface } from 'node:readline/promises';
import { text as readText } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { RunConfig } from '#lib/config';
import { CommandError } from '../run';
import type { StoreConfig } from '../server/last-data';

/** The standard streams that a command writes to. */
export interface Terminal {
  /** Whether standard output, and standard error, are terminals. */
  readonly isShown: { readonly output: boolean; readonly errors: boolean };
  /** Writes to standard output, and waits until it is written. @throws CommandError where it cannot be. */
  print(text: string): Promise<void>;
  /** Writes to standard error. */
  warn(text: string): void;
  /** Asks a question, and waits for a line; null where nobody sits at a terminal. */
  ask(question: string): Promise<string | null>;
  /** Reads standard input to its end. */
  readInput(): Promise<string>;
  /** Waits so many milliseconds; whoever sits there may interrupt it. */
  wait(milliseconds: number): Promise<void>;
}

/** What approves something on the terminal. */
const YES = ['是', 'y', 'yes'];

/**
 * Asks whether what was shown may be done. @param otherwise the option that says so where nobody sits at a terminal.
 * @throws CommandError where it may not, or nobody can be asked.
 */
export async function askApproval({ ask }: Pick<Terminal, 'ask'>, otherwise: string): Promise<void> {
  const answer = await ask('核对无误，写“是”再按回车；不办，直接按回车：');
  if (answer === null)
    throw new CommandError(
      `还没有办。这里不能提问：核对以上内容，确认无误以后，加上 ${otherwise} 再运行一次。`,
    );
  if (!YES.includes(answer.trim().toLowerCase())) throw new CommandError('没有办。');
}

/** What the commands of `npm run office` read of the configuration. */
export type OfficeConfig = StoreConfig & Pick<RunConfig, 'SMTP_URL' | 'MAIL_FROM' | 'MAIL_TO' | 'BACKUP_DIR'>;

/** The dependencies of the commands of `npm run office`. */
export interface OfficeContext {
  readonly config: OfficeConfig;
  readonly terminal: Terminal;
}

/** The standard streams of this process. */
export function systemTerminal(): Terminal {
  const { stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that closes the pipe, as `head` does, needs no message; other errors reach the caller that writes.
    if (error.code === 'EPIPE') process.exit(0);
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
    ask: async (question) => {
      if (!process.stdin.isTTY) return null;
      const lines = createInterface({ input: process.stdin, output: stderr });
      try {
        return await lines.question(question);
      } finally {
        lines.close();
      }
    },
    readInput: () => readText(process.stdin),
    wait: (milliseconds) => setTimeout(milliseconds),
  };
}
