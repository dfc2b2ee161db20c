/**
 * Command prefix under which file modes bind root too: it runs a program without root's power to write past them
 * (`CAP_DAC_OVERRIDE`, capabilities(7)). Empty for any other account. Everything can still be read, and the account
 * stays the same: a clone may lie in a folder that no other account can enter.
 */
export const UNDER_MODES: readonly string[] = without('-dac_override');

/** The same also for reading (`CAP_DAC_READ_SEARCH`): a folder of mode 000 is closed to its own owner. */
export const UNDER_ALL_MODES: readonly string[] = without('-dac_override,-dac_read_search');

function without(powers: string): string[] {
  return process.getuid?.() === 0 ? ['setpriv', `--bounding-set=${powers}`, `--inh-caps=${powers}`] : [];
}
