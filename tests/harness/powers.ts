/**
 * Command prefix under which file modes bind root too: it runs a program without root's power to write past them
 * (`CAP_DAC_OVERRIDE`, capabilities(7)). Empty for any other account. Everything can still be read, and the account
 * stays the same: a clone may lie in a folder that no other account can enter.
 */
export const UNDER_MODES: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-dac_override'] : [];
