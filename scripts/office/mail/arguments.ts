import * as z from 'zod';

/** `mail --test`: sends a test mail by the settings of mail. */
export const mailRequest = z.strictObject({
  command: z.literal('mail'),
  operands: z.tuple([], 'mail 后面多写了内容。'),
  test: z.literal(true, 'mail 后面要写 --test：试发一封邮件。'),
});

/** The option of the command. */
export const MAIL_OPTIONS = { test: { type: 'boolean' } } as const;

/** The line of the usage for it. */
export const MAIL_USAGE =
  '  npm run office -- mail --test                             按 SMTP_URL、MAIL_FROM、MAIL_TO 试发一封邮件';
