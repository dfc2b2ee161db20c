/** How Chromium is started for tests. */
export const LAUNCH_ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  // One process draws all pages of a browser: else one is started for nearly every page that is opened, and each learns the
  // same scripts anew. What keeps sites apart is of no use between tests.
  '--disable-site-isolation-trials',
  '--renderer-process-limit=1',
] as const;
