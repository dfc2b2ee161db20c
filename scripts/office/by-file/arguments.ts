import * as z from 'zod';
import { optionValue } from '../../command-line';

/** `inbox`: writes the inbox that the build holds, with nobody's data. */
export const inboxRequest = z.strictObject({
  command: z.literal('inbox'),
  operands: z.tuple([], 'inbox 后面多写了内容。'),
  output: optionValue('-o 后面要写文件名。').optional(),
});

/** `import`: carries out the acts in a file that an inbox saved. */
export const importRequest = z.strictObject({
  command: z.literal('import'),
  operands: z.tuple([z.string()], 'import 后面要写一个文件名，是收件箱保存的待办文件。'),
});

/** The lines of the usage for them. */
export const BY_FILE_USAGE = `  npm run office -- export --sealed -o 文件名               收件箱的电脑不联网：把反馈原样（加密的）导出，拿去打开
  npm run office -- import 文件名                           收件箱的电脑不联网：办理它保存的待办文件
  npm run office -- inbox                                   写出空的收件箱程序，显示它的 SHA-256`;
