import * as z from 'zod';

/** `retention`: destroys what was kept long enough, or says what would be; or confirms the clock. */
export const retentionRequest = z
  .strictObject({
    command: z.literal('retention'),
    operands: z.tuple([], 'retention 后面多写了内容。'),
    'dry-run': z.boolean('--dry-run 后面不写内容。').default(false),
    'clock-is-right': z.boolean('--clock-is-right 后面不写内容。').default(false),
    confirm: z.boolean('--confirm 后面不写内容。').default(false),
  })
  .refine(
    (request) => !(request['dry-run'] && request['clock-is-right']),
    '--dry-run 和 --clock-is-right 只能写一个。',
  );

/** The options of the command that no other has. */
export const RETENTION_OPTIONS = {
  'dry-run': { type: 'boolean' },
  'clock-is-right': { type: 'boolean' },
} as const;

/** The lines of the usage for it. */
export const RETENTION_USAGE = `  npm run office -- retention --dry-run                     看每一篇通报的反馈保存到哪一天，不删除
  npm run office -- retention                               现在就删除保存期满的
  npm run office -- retention --clock-is-right              确认服务器的时钟没有错，恢复自动删除`;
