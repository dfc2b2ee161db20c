import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';

/** Days before a certificate's end from which one is reminded, and from which it is a problem. */
const REMIND = 30;
const URGENT = 7;

/** Least `max-age` of HSTS that protects between two visits, in seconds: half a year. */
const LEAST_HSTS = 15_552_000;

/** What was observed of the connection to the site's address. */
export type TlsObservation =
  /** The address begins with `http:`. */
  | { readonly state: 'plain'; readonly isLocal: boolean }
  | {
      readonly state: 'tls';
      /** As Node names it. */
      readonly protocol: string;
      /** Why a browser would not trust the certificate: the code of Node's or OpenSSL's error; null where it does. */
      readonly distrust: string | null;
      /** Whole days until the certificate ends, negative after that; null where it says nothing. */
      readonly daysLeft: number | null;
      /** The header of HSTS (RFC 6797); null for none. */
      readonly hsts: string | null;
    };

/** What the check of TLS can find. */
export const TLS_FINDINGS = {
  'tls.none': {
    grade: 'problem',
    why: '写信人的话在路上谁都能读、能改。',
    action:
      '照 docs/operating.md 装好证书和 nginx，用 https:// 开头的网址重新构建：npm run build -- --site-url https://您的网址。',
  },
  'tls.local': {
    grade: 'attention',
    why: '构建时没有写网站的网址：页面、订阅、PDF 里都是本机的地址，也没有检查证书。',
    action:
      '正式的网站用 npm run build -- --site-url https://您的网址 构建；只是在自己的电脑上试用，不用管。',
  },
  'tls.untrusted': {
    grade: 'problem',
    why: '读者的浏览器会说“连接不安全”，多数人就不再打开了。',
    action:
      '看证书是不是这个域名的、过期没有、中间证书是不是也放进了 fullchain.pem；换好以后 systemctl reload nginx。',
  },
  'tls.expired': {
    grade: 'problem',
    why: '证书到期以后，浏览器不让读者打开网站。',
    action: '现在就换证书，放在 /etc/ssl/disclosure，再 systemctl reload nginx。',
  },
  'tls.expiring': {
    grade: 'attention',
    why: '证书到期以后，浏览器不让读者打开网站；申请新证书要时间。',
    action: '现在就申请新证书；自动续期的，看续期为什么没有做成，以及续期以后有没有 systemctl reload nginx。',
  },
  'tls.protocol': {
    grade: 'problem',
    why: '旧的 TLS 已经不安全，新的浏览器也不接受。',
    action: 'nginx 里写 ssl_protocols TLSv1.2 TLSv1.3，与 docs/nginx.conf 一样。',
  },
  'tls.hsts': {
    grade: 'attention',
    why: '没有 HSTS，读者第一次输入网址时，路上的人能把他引到假的网站。',
    action:
      'nginx 里写 add_header Strict-Transport-Security "max-age=31536000" always，与 docs/nginx.conf 一样。',
  },
} as const;

const { ok, found } = findingMaker(TLS_FINDINGS);

/** Checks the certificate, the protocol and HSTS at the site's address. */
export function checkTls(observed: TlsObservation): DoctorFinding[] {
  if (observed.state === 'plain')
    return [
      observed.isLocal
        ? found('tls.local', '网站的网址是本机的地址')
        : found('tls.none', '网站的网址以 http:// 开头，没有加密'),
    ];
  const { protocol, distrust, daysLeft, hsts } = observed;
  const findings: DoctorFinding[] = [];
  if (daysLeft !== null && daysLeft < URGENT)
    findings.push(found('tls.expired', daysLeft < 0 ? '证书已经过期' : `证书还有 ${daysLeft} 天到期`));
  else if (daysLeft !== null && daysLeft < REMIND)
    findings.push(found('tls.expiring', `证书还有 ${daysLeft} 天到期`));
  // One that has ended is not trusted for that alone.
  if (distrust !== null && distrust !== 'CERT_HAS_EXPIRED')
    findings.push(found('tls.untrusted', `证书不受信任（${distrust}）`));
  if (protocol !== 'TLSv1.2' && protocol !== 'TLSv1.3')
    findings.push(found('tls.protocol', `网站用的是 ${protocol}`));
  const age = Number(/(?:^|;)\s*max-age="?(\d+)/i.exec(hsts ?? '')?.[1] ?? 0);
  if (age < LEAST_HSTS)
    findings.push(
      found(
        'tls.hsts',
        hsts === null
          ? '没有 Strict-Transport-Security'
          : `Strict-Transport-Security 的 max-age 只有 ${age} 秒`,
      ),
    );
  return findings.length > 0 ? findings : [ok('tls', `证书还有 ${daysLeft} 天到期，${protocol}，有 HSTS`)];
}
