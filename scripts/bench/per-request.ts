import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureScript } from './measured';
import { BENCH_OUTPUT, type Bench, logStep } from './session';

/**
 * What a build is made from. The copy has no lock file and lies inside this project, so that Next and Node resolve
 * packages here too.
 */
const COPIED = [
  'app',
  'components',
  'inbox',
  'lib',
  'scripts',
  'next.config.ts',
  'package.json',
  'public',
  'tsconfig.json',
];

/** App Router routes that the copy has in addition, in `app/per-request`. */
const ROUTES = 'scripts/bench/per-request';

/** The component that holds what a page says in one phase alone, prerendered for all phases. */
const REPLACED = 'components/page/PhaseVariant.tsx';

/** In its place: renders for the phase that the benchmark's server is in, and nothing for the others. */
const VARIANT = `
  import type { ReactNode } from 'react';

  export function PhaseVariant({ when, children }: { when: string; children: ReactNode }) {
    return when === 'closed' ? <>{children}</> : null;
  }
`;

/**
 * Builds a copy of this project that also renders the first notice for every request: as an App Router page at
 * `/per-request/page/<slug>`, and as a route handler at `/per-request/route/<slug>`. Both have the notice in memory and
 * compress nothing. Returns the folder of the build, as `DISCLOSURE_OUTPUT` names it.
 */
export async function buildPerRequest(bench: Bench): Promise<string> {
  logStep('building a copy that renders every request');
  const copy = join(BENCH_OUTPUT, 'per-request');
  await rm(copy, { recursive: true, force: true });
  for (const name of COPIED) await cp(name, join(copy, name), { recursive: true });
  await cp(ROUTES, join(copy, 'app/per-request'), { recursive: true });
  // Without `force`: where the component has moved, this fails, instead of leaving it in the copy as it is.
  await rm(join(copy, REPLACED));
  await writeFile(join(copy, REPLACED), VARIANT);
  const CONTENT_DIR = await bench.content({ notices: 1 });
  await measureScript('build', { CONTENT_DIR, DISCLOSURE_OUTPUT: '.next' }, copy);
  return `${copy}/.next`;
}
