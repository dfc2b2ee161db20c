import * as z from 'zod';

/** `verify`: checks the office's record, and compares a sealed export with it; or checks a backup. */
export const verifyRequest = z.strictObject({
  command: z.literal('verify'),
  operands: z
    .array(z.string())
    .max(1, 'verify 后面最多写一个文件名，是 export --sealed 导出的文件，或者一份备份。'),
});

/** The line of the usage for it. */
export const VERIFY_USAGE =
  '  npm run office -- verify [文件名]                         核对办理记录；写了加密导出的文件，就同它比一比';
