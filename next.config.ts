import type { NextConfig } from 'next';
import { readInnerConfig } from './lib/config';
import { buildFiles } from './lib/site/build-record';

const { DISCLOSURE_BUILD, DISCLOSURE_OUTPUT } = readInnerConfig();

const config: NextConfig = {
  // Every build has a folder of its own, so that a failed one leaves the last good one alone.
  distDir: buildFiles(DISCLOSURE_BUILD ?? `${DISCLOSURE_OUTPUT}/direct`).framework,
  // The framework writes its types' folder into the file it is given: it gets one that nobody keeps.
  typescript: { tsconfigPath: `${DISCLOSURE_OUTPUT}/tsconfig.json` },
  poweredByHeader: false,
  // Answers are compressed once and kept: see lib/http/representation.ts.
  compress: false,
  devIndicators: false,
  images: { unoptimized: true },
};

export default config;
