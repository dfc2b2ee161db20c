import type { ContentTree } from '#lib/content/source';
import { programHash } from '#lib/program';
import { ContentChecks, encodeCheck } from '#lib/versions/checks/content-checks';
import { CommandError, run } from '../run';
import { type CheckAnswer, checkRequestSchema } from './check-job';

/** A process of `check`, `build` and `dev`: makes the checks of the notices that it is sent. */
run(async () => {
  if (!process.send) throw new CommandError('这是检查通报的命令自己用的程序。');
  const folders = new Map<string, ContentTree>();
  let checks: ContentChecks | null = null;

  process.on('message', (message) => {
    const request = checkRequestSchema.parse(message);
    if ('context' in request) {
      checks = new ContentChecks(folders, request.context);
      return;
    }
    for (const [slug, folder] of request.linked) if (!folders.has(slug)) folders.set(slug, folder);
    for (const [slug, folder] of request.folders) folders.set(slug, folder);
    const made = Array.from(request.folders.keys(), (slug) => {
      if (!checks) throw new Error('the context is not known yet');
      return { slug, check: encodeCheck(checks.make(slug)) };
    });
    const answer: CheckAnswer = { program: programHash(), made };
    process.send?.(answer);
  });
  // Whoever asked is gone, or has all that it wanted.
  process.on('disconnect', () => process.exit(0));
});
