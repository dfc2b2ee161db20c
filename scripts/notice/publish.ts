import * as z from 'zod';
import { systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { publish } from '#lib/versions/publish';
import { momentValue, noticeFolder, readCommandLine } from '../command-line';
import { applyChanges } from './apply-changes';
import { cleanPictures } from './clean-pictures';
import { requireNotice } from './require-notice';

/** `npm run notice -- publish SLUG [--at MOMENT | --now]`: sets the moment and records what will be published. */
export async function publishTool(args: readonly string[]): Promise<void> {
  const { slug, at = null, now: isNow = false } = readPublishRequest(args);
  const { CONTENT_DIR: root } = readBuildConfig();
  const tree = await readTree(root);
  requireNotice(tree, root, slug);
  const cleaned = await cleanPictures(tree, root, slug);
  const result = publish({ tree: cleaned.tree, root, slug, at, isNow, now: systemClock.now() });
  await applyChanges(result, root, cleaned);
}

function readPublishRequest(args: readonly string[]) {
  return readCommandLine(args, {
    name: 'publish',
    options: { at: { type: 'string' }, now: { type: 'boolean' } },
    schema: z
      .strictObject({
        operands: z.tuple([noticeFolder], 'publish 后面要写一个通报的文件夹名。'),
        at: momentValue('at').optional(),
        now: z.boolean('--now 后面不写内容。').optional(),
      })
      .refine(({ at, now }) => at === undefined || !now, '--at 和 --now 只写一个。')
      .transform(({ operands: [slug], at, now }) => ({ slug, at, now })),
    usage: '用法：npm run notice -- publish 通报的文件夹名 [--at 2025-01-15T09:00 或者 --now]',
  });
}
