import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Writes into `output` the configuration of TypeScript that the framework may change as it likes. */
export async function writeFrameworkTypes(output: string): Promise<void> {
  await mkdir(output, { recursive: true });
  const root = relative(output, '.');
  const config = { extends: `${root}/tsconfig.json`, include: [`${root}/app`, `${root}/components`] };
  await writeFile(join(output, 'tsconfig.json'), JSON.stringify(config));
}
