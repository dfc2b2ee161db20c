import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

// Apart from what loads the framework, which takes a tenth of a second: most builds compile nothing.

/** Writes a `tsconfig` for the framework into `output`, where it may change it without touching ours. */
export async function writeFrameworkTypes(output: string): Promise<void> {
  await mkdir(output, { recursive: true });
  const root = relative(output, '.');
  const config = { extends: `${root}/tsconfig.json`, include: [`${root}/app`, `${root}/components`] };
  await writeFile(join(output, 'tsconfig.json'), JSON.stringify(config));
}
