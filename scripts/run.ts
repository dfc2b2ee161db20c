import { ConfigError } from '#lib/config';
import { errorCode } from '#lib/error-code';

/** A command cannot go on for a reason that its user can mend; the message is Chinese and says how. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/**
 * Runs a command's main function: prints a mistake that its user can mend as a message, any other error with its trace.
 * A reader of its output that goes away (`head`, a log that is restarted) ends no command: a server goes on serving.
 */
export function run(main: () => Promise<void>): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreBrokenPipe);
  main().catch((error: unknown) => {
    const mendable = error instanceof CommandError || error instanceof ConfigError;
    console.error(mendable ? error.message : error);
    process.exit(1);
  });
}

/** Without it an error would be thrown whose own message breaks the pipe again, and so on without end. */
function ignoreBrokenPipe(error: Error): void {
  if (errorCode(error) !== 'EPIPE') throw error;
}
