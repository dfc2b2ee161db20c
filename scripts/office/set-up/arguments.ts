import * as z from 'zod';
import { optionValue } from '../../command-line';

/** Digits as somebody types them: full width and blanks are forgiven. */
const DIGITS_WHAT = '--confirm 后面要写收件箱页面上显示的8位数字，例如 setup --confirm 12345678。';

/** `setup`: writes the file by which an office is set up; with `--confirm` and digits, confirms its candidate. */
export const setupRequest = z
  .strictObject({
    command: z.literal('setup'),
    operands: z.array(z.string()).transform((words) => words.join('').normalize('NFKC').replace(/\s/g, '')),
    confirm: z.boolean().default(false),
    'leave-unreadable': z.boolean('--leave-unreadable 后面不写内容。').default(false),
    /** Whether name and key were compared already, and nobody is asked. */
    compared: z.boolean('--compared 后面不写内容。').default(false),
    output: optionValue('-o 后面要写文件名。').optional(),
  })
  .superRefine(({ operands, confirm, output, 'leave-unreadable': leave, compared }, context) => {
    const issue = (message: string) => context.addIssue(message);
    if (confirm && !/^\d{8}$/.test(operands)) issue(DIGITS_WHAT);
    if (!confirm && operands !== '') issue('setup 后面多写了内容。');
    if (confirm && output !== undefined) issue('--confirm 和 -o 不能一起写。');
    if (!confirm && leave) issue('--leave-unreadable 要和 --confirm 一起写。');
    if (!confirm && compared) issue('--compared 要和 --confirm 一起写。');
  });

const device = (option: string) => optionValue(`${option} 后面要写收件箱的名称或者编号。`).optional();

/** `devices`: lists the office's inboxes, ends one, or lets one in again. */
export const devicesRequest = z
  .strictObject({
    command: z.literal('devices'),
    operands: z.tuple([], 'devices 后面多写了内容。'),
    revoke: device('--revoke'),
    renew: device('--renew'),
  })
  .refine(
    ({ revoke, renew }) => revoke === undefined || renew === undefined,
    '--revoke 和 --renew 只能写一个。',
  );

/** The lines of the usage for them. */
export const SETUP_USAGE = `  npm run office -- setup                                   开办收件箱：写出一个文件，交给办公室打开
  npm run office -- setup --confirm 数字                    确认收件箱页面上显示的8位数字，收件箱从这时起能用
  npm run office -- devices                                 列出各个收件箱
  npm run office -- devices --revoke 名称                   停用一个收件箱，它从这时起连不上网站
  npm run office -- devices --renew 名称                    很久没用、过了期的收件箱，让它再能用90天`;

/** The lines of the usage for their options. */
export const SETUP_OPTIONS_USAGE = `  --leave-unreadable   不管打不开的几件，照样作废旧私钥（setup --confirm）
  --compared           已经核对过名称和公钥，不再提问（setup --confirm）`;
