import type { RetentionTerms } from '#lib/feedback/retention/due';
import { buildStore } from '#lib/site/build/builds';
import { readBuiltManifest } from '#lib/site/build/prune';
import { careTerms } from '#lib/site/care-terms';
import { isAlive } from '../../processes';
import { CommandError } from '../../run';

/** Reads what the newest whole build in a folder of builds says of retention. @throws CommandError where there is none. */
export async function readSiteTerms(output: string): Promise<RetentionTerms> {
  const directory = await buildStore(output, isAlive).current();
  if (!directory) throw new CommandError('还没有构建，不知道保存多久。请先运行 npm run build。');
  const manifest = await readBuiltManifest(directory);
  if (!manifest)
    throw new CommandError('现有的构建是另一个版本的程序生成的，不能使用。请重新运行 npm run build。');
  return careTerms(manifest).retention;
}
