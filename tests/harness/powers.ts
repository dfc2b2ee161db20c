/** What lets root read and write files whatever their mode says. */
const OVERRIDES = ['dac_override', 'dac_read_search'].map((power) => `-${power}`).join(',');

/**
 * A command to start a program with, so that the modes of files count for it: for root, who is above them, one that
 * takes that power away (and leaves everything else: a clone may lie where other accounts cannot go).
 */
export const UNDER_MODES: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', `--bounding-set=${OVERRIDES}`, `--inh-caps=${OVERRIDES}`] : [];
