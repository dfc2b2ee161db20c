import { ConfigError } from '#lib/config';

/** A command cannot go on for a reason that its user can mend; the message is Chinese and says how. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** Runs a command's main function: what its user can mend is said in words, anything else with its trace. */
export function run(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const mendable = error instanceof CommandError || error instanceof ConfigError;
    console.error(mendable ? error.message : error);
    process.exit(1);
  });
}
