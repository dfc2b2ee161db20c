import { z } from 'zod';
import { systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { publish } from '#lib/versions/publish';
import { momentValue, noticeFolder, readCommandLine } from '../command-line';
import { applyChanges } from './apply-changes';
import { requireNotice } from './require-notice';

/** `npm run notice -- publish SLUG [--at MOMENT]`: sets the moment of publication and records what will be published. */
export async function publishTool(args: readonly string[]): Promise<void> {
  const { slug, at = null } = readPublishRequest(args);
  const { CONTENT_DIR: root } = readBuildConfig();
  const tree = await readTree(root);
  requireNotice(tree, slug);
  await applyChanges(publish({ tree, root, slug, at, now: systemClock.now() }), root);
}

function readPublishRequest(args: readonly string[]) {
  return readCommandLine(args, {
    name: 'publish',
    options: { at: { type: 'string' } },
    schema: z
      .strictObject({
        operands: z.tuple([noticeFolder], 'publish 后面要写一个通报的文件夹名。'),
        at: momentValue('at').optional(),
      })
      .transform(({ operands: [slug], at }) => ({ slug, at })),
    usage: '用法：npm run notice -- publish 通报的文件夹名 [--at 2025-01-15T09:00]',
  });
}
