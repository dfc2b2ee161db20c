import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import type { NextConfig } from 'next';
import { readInnerConfig } from './lib/config';
import { openedApplication } from './lib/site/application';
import { dependencies } from './package.json';

/** Dependencies that the framework must see to. */
const BUNDLED = new Set(['next', 'react', 'react-dom']);

const { DISCLOSURE_APPLICATION, DISCLOSURE_OUTPUT } = readInnerConfig();

/** A server reads this file in its own process; a build in one that got the folder by the environment. */
const directory =
  openedApplication()?.directory ?? DISCLOSURE_APPLICATION ?? `${DISCLOSURE_OUTPUT}/applications/direct`;

const config: NextConfig = {
  // Every compiled application has a folder of its own, so that a failed one leaves the last good one alone.
  // It joins both paths to its own folder, absolute ones too.
  distDir: `${relative('.', directory)}/next`,
  // It is known by the hash of its code alone, and compiled alike whenever that is.
  generateBuildId: () => 'application',
  // The framework writes its types' folder into the file it is given: it gets one that nobody keeps.
  typescript: { tsconfigPath: `${relative('.', DISCLOSURE_OUTPUT)}/tsconfig.json` },
  poweredByHeader: false,
  // Answers are compressed once and kept: see lib/http/representation.ts.
  compress: false,
  devIndicators: false,
  images: { unoptimized: true },
  // Node loads what we depend on as it is; the framework bundles only itself, React and our own code.
  serverExternalPackages: Object.keys(dependencies).filter((name) => !BUNDLED.has(name)),
  experimental: {
    // Every application is compiled from nothing in a folder of its own: it would never read such a cache.
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
