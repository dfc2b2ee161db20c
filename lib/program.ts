declare const PROGRAM_HASH: string;

/**
 * The hash of the program that runs: of its sources, packages and version of Node. What was made by another program is
 * told from what this one made by it. Null where the program was not bundled, as in tests, and nobody knows.
 */
export function programHash(): string | null {
  // Set by the bundler (`scripts/launch/bundle.mjs`).
  return typeof PROGRAM_HASH === 'undefined' ? null : PROGRAM_HASH;
}
