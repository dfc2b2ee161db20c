import { CommandError } from '../run';

/** Writes to stdout, and waits until it is written. @throws CommandError where it cannot be: nothing is lost in silence. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(new CommandError(`没有输出完：${error.message}`, { cause: error }));
      else resolve();
    });
  });
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read has seen enough, as `head` does; what else goes wrong is said by whoever writes.
  if (error.code === 'EPIPE') process.exit(1);
});
