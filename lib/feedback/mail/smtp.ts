import { createTransport } from 'nodemailer';
import type { Mailer } from '#lib/feedback/mail/send-daily';
import { isLoopback } from '#lib/model/addresses';

/** Timeouts of a delivery in milliseconds: for connecting and the greeting each, and for every later answer. */
const CONNECTING = 30_000;
const ANSWERING = 60_000;

/**
 * A mail was not taken by the mail server, or it is not known whether it was. The message says in Chinese why, and holds neither
 * the password nor the user.
 */
export class MailFailure extends Error {
  override name = 'MailFailure';
}

/** Where and as whom mail is sent. */
export interface MailSettings {
  /** `smtps://` (TLS from the start) or `smtp://` (STARTTLS), with user and password. */
  readonly url: string;
  readonly from: string;
  readonly to: string;
}

/** What a mailer takes besides its settings. */
export interface SmtpOptions {
  /** A certificate (PEM) to trust in place of those that the system trusts. */
  readonly ca?: string;
  /** How long an answer of the mail server may take, in milliseconds. */
  readonly timeout?: number;
}

/**
 * Creates a mailer over SMTP (RFC 5321): encrypted, with a certificate that is verified, but for a server on this machine.
 */
export function smtpMailer(settings: MailSettings, options: SmtpOptions = {}): Mailer {
  const { from, to } = settings;
  const transport = transportOf(settings, options);
  return async ({ subject, text, organization, id, date }) => {
    try {
      const { response } = await transport.sendMail({
        from: { name: organization, address: from },
        to,
        subject,
        text,
        date: new Date(date),
        messageId: `<disclosure-${id}@${from.split('@')[1] ?? 'localhost'}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        textEncoding: 'base64',
      });
      return { response };
    } catch (error) {
      throw new MailFailure(reasonOf(error), { cause: error });
    }
  };
}

/**
 * Connects to the mail server, encrypted, and logs in where the settings have a user, and sends nothing.
 * @throws MailFailure when that is not possible.
 */
export async function tryMailServer(settings: MailSettings, options: SmtpOptions = {}): Promise<void> {
  try {
    await transportOf(settings, options).verify();
  } catch (error) {
    throw new MailFailure(reasonOf(error), { cause: error });
  }
}

function transportOf({ url }: MailSettings, { ca, timeout = ANSWERING }: SmtpOptions) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isSecure = protocol === 'smtps:';
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    requireTLS: !isSecure && !isLoopback(`http://${hostname}`),
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: CONNECTING,
    greetingTimeout: CONNECTING,
    socketTimeout: timeout,
    dnsTimeout: CONNECTING,
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const WHICH_SCHEME =
  '请核对 SMTP_URL：smtps:// 用于一开始就加密的端口（一般是465），smtp:// 用于 STARTTLS 的端口（一般是587）';

/** What nodemailer's codes, and those of Node behind them, mean, in Chinese. */
const CODES: Readonly<Record<string, string>> = {
  EAUTH: '邮件服务器不接受 SMTP_URL 里的用户名或者密码',
  ETLS: '邮件服务器不能建立加密的连接（STARTTLS）；不加密的连接不用',
  EDNS: 'SMTP_URL 里的邮件服务器找不到',
  ENOTFOUND: 'SMTP_URL 里的邮件服务器找不到',
  ECONNREFUSED: '邮件服务器拒绝连接，请核对 SMTP_URL 里的主机和端口',
  ECONNECTION: '连接邮件服务器时断开',
  ETIMEDOUT: '邮件服务器没有在规定的时间里回答',
  EENVELOPE: '邮件服务器不接受 MAIL_FROM 或者 MAIL_TO',
  EMESSAGE: '邮件服务器不接受邮件',
  EPROTOCOL: '在 SMTP_URL 里的端口上回答的不是邮件服务器（SMTP），请核对主机和端口',
  ERR_SSL_WRONG_VERSION_NUMBER: `邮件服务器的端口不是一开始就加密的。${WHICH_SCHEME}`,
  GREETING_TIMEOUT: `邮件服务器没有在规定的时间里回答。${WHICH_SCHEME}`,
  CERT_HAS_EXPIRED: '邮件服务器的证书不可信：已经过期，或者这台机器的时钟不对',
  CERT_NOT_YET_VALID: '邮件服务器的证书不可信：还没有生效，或者这台机器的时钟不对',
  ERR_TLS_CERT_ALTNAME_INVALID: '邮件服务器的证书不可信：不是 SMTP_URL 里这台主机的',
};

/** Says in Chinese why a server refused the connection, by the reply code that it sent in place of a greeting (RFC 5321, 4.2.1). */
function refusalOf(code: number): string {
  return code < 500 ? '邮件服务器现在不接受邮件，要求过一会儿再试' : '邮件服务器不接受这台机器的连接';
}

/** Says why a delivery failed, with the server's own code, and never its words: they may quote what was sent. */
function reasonOf(error: unknown): string {
  const { code, responseCode, cause } = errorFacts(error);
  const isCertificate = /CERT|SELF_SIGNED|ALTNAME|VERIFY/.test(`${code} ${cause}`);
  const refused = code === 'EPROTOCOL' && responseCode !== null ? refusalOf(responseCode) : CODES[code];
  const words = CODES[cause] ?? (isCertificate ? '邮件服务器的证书不可信' : refused) ?? '没有交给邮件服务器';
  const number = responseCode === null ? '' : `，服务器的回答是 ${responseCode}`;
  return `${words}（${code || '没有代码'}${number}）`;
}

function errorFacts(error: unknown): { code: string; responseCode: number | null; cause: string } {
  const read = (name: string): unknown =>
    typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;
  const [code, cause, number] = [
    read('code'),
    read('originalCode') ?? read('timeoutType'),
    read('responseCode'),
  ];
  return {
    code: typeof code === 'string' ? code : '',
    responseCode: typeof number === 'number' ? number : null,
    cause: typeof cause === 'string' ? cause : '',
  };
}
