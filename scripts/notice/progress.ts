import * as z from 'zod';
import { systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { recordProgress } from '#lib/versions/changes/record-progress';
import { noticeFolder, readCommandLine } from '../command-line';
import { applyChanges } from './apply-changes';
import { requireNotice } from './require-notice';

/** `npm run notice -- progress SLUG`: records the progress of a notice, in its ledger and in the states of its items, as its next version. */
export async function progressTool(args: readonly string[]): Promise<void> {
  const { slug } = readCommandLine(args, {
    name: 'progress',
    options: {},
    schema: z
      .strictObject({ operands: z.tuple([noticeFolder], 'progress 后面要写一个通报的文件夹名。') })
      .transform(({ operands: [name] }) => ({ slug: name })),
    usage: '用法：npm run notice -- progress 通报的文件夹名',
  });
  const { CONTENT_DIR: root } = readBuildConfig();
  const tree = await readTree(root);
  requireNotice(tree, root, slug);
  const result = recordProgress({ tree, root, slug, now: systemClock.now() });
  await applyChanges(result, root, { pictures: new Map(), messages: [] });
}
