// Where the program was not bundled, as in browser tests: a new thread does not know TypeScript.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const { outputFiles } = buildSync({
  entryPoints: [fileURLToPath(new URL('./thread.ts', import.meta.url))],
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  write: false,
});
await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
