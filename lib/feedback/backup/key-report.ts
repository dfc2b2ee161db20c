import type { BackupManifest } from '#lib/feedback/backup/manifest';

/** How much of a recipient staff are shown to tell keys apart. */
const SHOWN = 16;

/** The short form of a recipient, as it stands in the names of key files. */
const short = (recipient: string) => `${recipient.slice(0, SHOWN)}…`;

/**
 * Reminds in Chinese that a backup may be another office's: nothing in it is sealed to the key that the site was last served
 * with. It may also be this site's from before its key was exchanged. Empty where nothing says so.
 * @param served the recipient that the site was last served with; null: nobody knows.
 */
export function otherOfficeReminder(
  { office, sealedTo }: Pick<BackupManifest, 'office' | 'sealedTo'>,
  served: string | null,
): string[] {
  if (office === null || served === null) return [];
  if (office.recipient === served || Object.hasOwn(sealedTo, served)) return [];
  return [
    `提醒：里面的反馈加密给 ${short(office.recipient)}，而这个网站上一次运行时的密钥是 ${short(served)}，可能是别的网站的备份。请核对它是从哪里来的；中间换过密钥的，不用理会。`,
  ];
}

/**
 * Says in Chinese, a line each, what of a backup can be read with the office's present key, with one from before, and without
 * any.
 * @param atHand the recipients of the keys that somebody has there and wants to know about; null: nobody asked.
 */
export function keyReport(
  { office, sealedTo }: Pick<BackupManifest, 'office' | 'sealedTo'>,
  atHand: readonly string[] | null,
): string[] {
  if (office === null) return ['备份里还没有登记办公室的密钥，也就没有反馈。'];
  const { [office.recipient]: present = 0, '': unknown = 0, ...others } = sealedTo;
  const former = Object.entries(others);
  const left = former.reduce((total, [, texts]) => total + texts, 0);
  return [
    left + unknown === 0
      ? `用现在登记的私钥（${short(office.recipient)}）：全部 ${present} 份加密的内容都打得开。`
      : `用现在登记的私钥（${short(office.recipient)}）：打得开 ${present} 份加密的内容。`,
    ...former.map(
      ([recipient, texts]) => `用以前的私钥（${short(recipient)}）：打得开还没有换过密钥的 ${texts} 份。`,
    ),
    ...(former.length === 0 && unknown === 0
      ? ['只有以前的私钥：一份也打不开，都已经改用现在的密钥加密。']
      : []),
    ...(unknown === 0 ? [] : [`还有 ${unknown} 份没有记下是用哪把密钥加密的，是较早的程序收到的。`]),
    `一把私钥也没有：网站照样能用这份备份运行，写信人凭回执号照样查得到办理情况和答复，也可以撤回；办公室一份也打不开。${office.custody === 'beside-data' ? '在放回私钥文件或者登记新的密钥以前，网站不收新的反馈。' : '新的反馈照样能收，仍然加密给登记的密钥。'}`,
    ...(atHand ?? []).map((recipient) => atHandLine(recipient, office.recipient, sealedTo[recipient] ?? 0)),
  ];
}

function atHandLine(recipient: string, present: string, texts: number): string {
  if (recipient === present) return `写明的文件里的私钥 ${short(recipient)} 就是现在登记的那一把。`;
  return texts > 0
    ? `写明的文件里的私钥 ${short(recipient)} 是以前的，只打得开 ${texts} 份。`
    : `写明的文件里的私钥 ${short(recipient)} 打不开这份备份里的任何内容。`;
}
