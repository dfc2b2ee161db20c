import { availableParallelism } from 'node:os';
import type { NextConfig } from 'next';
import { readInnerConfig } from './lib/config';
import { ICON_CACHE } from './lib/http/cache';
import { ICON_PATHS } from './lib/model/addresses';
import { openedApplication } from './lib/site/application';
import { waitForInput } from './lib/site/await-input';
import { buildFiles } from './lib/site/manifest';
import { dependencies } from './package.json';

/** Dependencies that the framework must see to. */
const BUNDLED = new Set(['next', 'react', 'react-dom']);

const { DISCLOSURE_BUILD, DISCLOSURE_OUTPUT } = readInnerConfig();

/** A server reads this file in its own process; a build in one that got its folder by the environment. */
const directory = openedApplication()?.directory ?? DISCLOSURE_BUILD ?? `${DISCLOSURE_OUTPUT}/direct`;

/** The command that makes the build: once it has ended, nobody waits for its pages. */
const builder = process.ppid;

const config: NextConfig = {
  // Every build has a folder of its own, so that a failed one leaves the last good one alone.
  distDir: buildFiles(directory).framework,
  // The framework writes its types' folder into the file it is given: it gets one that nobody keeps.
  typescript: { tsconfigPath: `${DISCLOSURE_OUTPUT}/tsconfig.json` },
  compiler: {
    // `npm run build` starts this while it still reads content.
    runAfterProductionCompile: async () => {
      if (DISCLOSURE_BUILD) await waitForInput(DISCLOSURE_BUILD, () => process.ppid === builder);
    },
  },
  poweredByHeader: false,
  // Answers are compressed once and kept: see lib/http/representation.ts.
  compress: false,
  devIndicators: false,
  // The files of `public/` are the icons.
  headers: async () =>
    ICON_PATHS.map((source) => ({ source, headers: [{ key: 'Cache-Control', value: ICON_CACHE }] })),
  images: { unoptimized: true },
  // Node loads what we depend on as it is; the framework bundles only itself, React and our own code.
  serverExternalPackages: Object.keys(dependencies).filter((name) => !BUNDLED.has(name)),
  experimental: {
    // Every build starts from nothing in a folder of its own: it would never read such a cache.
    turbopackFileSystemCacheForBuild: false,
    // Our code runs on the server alone: as it was written it can be read in an error's trace without source maps.
    turbopackMinify: false,
    turbopackSourceMaps: false,
    // What follows a reader from page to page by script: the site ships none.
    prefetchInlining: false,
    cpus: availableParallelism(),
  },
};

export default config;
