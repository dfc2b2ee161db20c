import * as z from 'zod';
import { readBuildConfig, readInnerConfig } from '#lib/config';
import { lossReason } from '#lib/site/losses/loss';
import { forgetOlder } from './build/forget';
import { goBack } from './build/go-back';
import { listBuilds } from './build/list';
import { makeNewBuild } from './build/new-build';
import { expectOutputInside } from './build/output-folder';
import { optionValue, readCommandLine } from './command-line';
import { run } from './run';

const COMMAND = {
  name: 'npm run build',
  options: {
    'accept-loss': { type: 'string' },
    back: { type: 'boolean' },
    list: { type: 'boolean' },
    forget: { type: 'boolean' },
  },
  schema: z
    .strictObject({
      operands: z.array(z.string()).max(0, 'npm run build 后面多写了内容。理由要写在引号里。'),
      'accept-loss': optionValue('--accept-loss 后面要写理由，例如 --accept-loss "误发，经单位研究撤下"。')
        .trim()
        .pipe(lossReason)
        .optional(),
      back: z.boolean('--back 后面不写内容。').default(false),
      list: z.boolean('--list 后面不写内容。').default(false),
      forget: z.boolean('--forget 后面不写内容。').default(false),
    })
    .refine(
      ({ back, list, forget }) => [back, list, forget].filter(Boolean).length <= 1,
      '--back、--list 和 --forget 一次只能用一个。',
    )
    .refine(
      ({ list, forget, 'accept-loss': reason }) => !(list || forget) || reason === undefined,
      '--list 和 --forget 不和 --accept-loss 一起用。',
    ),
  settings: ['content', 'site-url'],
  usage:
    '用法：npm run build [-- --accept-loss "为什么可以拿掉读者已经看到的内容"]\n　　　npm run build -- --back（回到上一次构建）\n　　　npm run build -- --list（列出留着的各次构建）\n　　　npm run build -- --forget（只留现在这次构建，以前的都删掉）',
} as const;

/**
 * `npm run build`: makes a build of `content/`, goes back to the build before (`--back`), lists
 * builds (`--list`), or deletes all but the newest (`--forget`).
 */
run(async () => {
  const request = readCommandLine(process.argv.slice(2), COMMAND);
  const reason = request['accept-loss'] ?? null;
  const { DISCLOSURE_OUTPUT: output } = readInnerConfig();
  if (request.list) await listBuilds(output);
  else if (request.forget) await forgetOlder(output);
  else if (request.back) await goBack(output, reason);
  else {
    expectOutputInside(output);
    await makeNewBuild(readBuildConfig(), output, reason);
  }
});
