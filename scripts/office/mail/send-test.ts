import { randomUUID } from 'node:crypto';
import { systemClock } from '#lib/clock';
import { mailSettings, type RunConfig } from '#lib/config';
import { TEST_MAIL } from '#lib/feedback/mail/digest';
import { MailFailure, smtpMailer } from '#lib/feedback/mail/smtp';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { buildStore } from '#lib/site/build/builds';
import { readBuiltManifest } from '#lib/site/build/prune';
import { isAlive } from '../../processes';
import { CommandError } from '../../run';
import type { Terminal } from '../terminal';

/**
 * `mail --test`: sends a fixed text to the office, and says what the mail server answered.
 * @param builds the folder of builds, whose newest names the sender. @throws CommandError; ConfigError.
 */
export async function sendTestMail(
  config: Pick<RunConfig, 'SMTP_URL' | 'MAIL_FROM' | 'MAIL_TO'>,
  { print }: Pick<Terminal, 'print'>,
  builds: string,
): Promise<void> {
  const settings = mailSettings(config);
  if (settings === null)
    throw new CommandError(
      '没有设置邮件：请把 SMTP_URL、MAIL_FROM、MAIL_TO 三项一起设好，与运行网站时相同。',
    );
  const letter = {
    ...TEST_MAIL,
    organization: await organizationIn(builds),
    id: `test-${randomUUID()}`,
    date: systemClock.now(),
  };
  try {
    const { response } = await smtpMailer(settings)(letter);
    await print(
      `邮件服务器收下了给 ${settings.to} 的邮件，回答是：${escapeInvisibleCharacters(response, '')}\n`,
    );
    await print('请到收件人的邮箱里看一看；没有看到的，也看看垃圾邮件。\n');
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    throw new CommandError(`没有发出去：${error.message}。`, { cause: error });
  }
}

/** The name of the body that runs the site, by its newest build; without one, mail is sent under none. */
async function organizationIn(builds: string): Promise<string> {
  const directory = await buildStore(builds, isAlive).current();
  const manifest = directory === null ? null : await readBuiltManifest(directory);
  return manifest?.publisher.organization ?? '';
}
