import { ConfigError, mailSettings, type RunConfig } from '#lib/config';
import { MailFailure, tryMailServer } from '#lib/feedback/mail/smtp';

/**
 * Asks the mail server whether it would take mail with the settings as they are here: connects, encrypts and logs in, and sends
 * nothing. Returns in Chinese, for staff, why it would not; null where it would, and where nothing, or not all, is set here.
 */
export async function observeMailServer(
  config: Pick<RunConfig, 'SMTP_URL' | 'MAIL_FROM' | 'MAIL_TO'>,
): Promise<string | null> {
  const isWhole = [config.SMTP_URL, config.MAIL_FROM, config.MAIL_TO].every((value) => value !== undefined);
  try {
    const settings = isWhole ? mailSettings(config) : null;
    if (settings !== null) await tryMailServer(settings);
    return null;
  } catch (error) {
    if (error instanceof MailFailure) return error.message;
    if (error instanceof ConfigError) return error.mistakes.join('；');
    throw error;
  }
}
