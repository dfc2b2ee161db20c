// Where the program was not bundled, as in browser tests: a new thread does not know TypeScript.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const { outputFiles } = buildSync({
  entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  write: false,
});
const begin = new Function('require', 'module', outputFiles[0].text);
begin(createRequire(import.meta.url), {});
