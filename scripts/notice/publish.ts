import { systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { publish } from '#lib/versions/publish';
import { CommandError } from '../run';
import { readAsked, readMoment } from './asked';
import { carryOut } from './carry-out';
import { requireNotice } from './require-notice';

/** How `publish` is written. */
export const PUBLISH_USAGE = 'npm run notice -- publish 通报的文件夹名 [--at 2025-01-15T09:00]';

/** `npm run notice -- publish SLUG [--at MOMENT]`: sets the moment of publication and keeps what will be published. */
export async function publishTool(args: readonly string[]): Promise<void> {
  const { slug, values } = readAsked(args, ['at'], PUBLISH_USAGE);
  if (slug === null) throw new CommandError(`没有写是哪一份通报。\n用法：${PUBLISH_USAGE}`);
  const { CONTENT_DIR: root } = readBuildConfig();
  const tree = await readTree(root);
  requireNotice(tree, slug);
  const at = values.at === undefined ? null : readMoment('at', values.at);
  await carryOut(publish({ tree, root, slug, at, now: systemClock.now() }), root);
}
