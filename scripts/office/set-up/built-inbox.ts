import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '#lib/error-code';
import { readBuildFacts } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { INBOX_FILE } from '../../inbox/bundle';
import { isAlive } from '../../processes';
import { CommandError } from '../../run';

/** The inbox that a build holds: nobody's yet, and for which site. */
export interface BuiltInbox {
  readonly html: string;
  /** The origin of the site. */
  readonly site: string;
  /** The folder of the notices that the build was made from. */
  readonly contentDir: string;
}

/** Reads the inbox of the newest whole build in a folder of builds. @throws CommandError. */
export async function readBuiltInbox(output: string): Promise<BuiltInbox> {
  const directory = await buildStore(output, isAlive).current();
  if (!directory) throw new CommandError('还没有构建。请先运行 npm run build。');
  const { application, siteUrl, contentDir } = await readBuildFacts(directory);
  try {
    const html = await readFile(join(application, INBOX_FILE), 'utf8');
    return { html, site: new URL(siteUrl).origin, contentDir };
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    throw new CommandError('现在的构建里没有收件箱，是以前的程序生成的。请重新运行 npm run build。');
  }
}
