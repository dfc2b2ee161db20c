import type { SealedSubmission } from '#lib/feedback/store/store';

/** Hashes as a submission has them, made up: distinct for each name. */
export function namedHashes(
  name: string,
): Pick<SealedSubmission, 'tokenHash' | 'digitsHash' | 'lettersHash'> {
  return { tokenHash: `token ${name}`, digitsHash: `digits ${name}`, lettersHash: `letters ${name}` };
}
