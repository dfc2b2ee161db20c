import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readInnerConfig } from '#lib/config';

/** Where builds and everything else that the framework writes are kept. */
export const OUTPUT = readInnerConfig().DISCLOSURE_OUTPUT;

/** Writes the configuration of TypeScript that the framework may change as it likes. */
export async function writeFrameworkTypes(): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const root = relative(OUTPUT, '.');
  const config = { extends: `${root}/tsconfig.json`, include: [`${root}/app`, `${root}/components`] };
  await writeFile(join(OUTPUT, 'tsconfig.json'), JSON.stringify(config));
}
