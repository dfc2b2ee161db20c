/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Characters that no file system, or no reader, takes for a part of a name. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** Most characters of a device's name in a file's name. */
const LENGTH = 40;

/** The name to save an inbox file under, such as `王芳的收件箱.html`. @param name of the device. */
export function inboxFileName(name: string): string {
  return `${safeName(name)}的收件箱.html`;
}

/** The name to save the file of an invitation under, such as `李华的收件箱（首次打开）.html`. @param name of the device. */
export function invitationFileName(name: string): string {
  return `${safeName(name)}的收件箱（首次打开）.html`;
}

/** The name to save an inbox file with a new key under, such as `王芳的收件箱（新密钥）.html`. @param name of the device. */
export function renewedFileName(name: string): string {
  return `${safeName(name)}的收件箱（新密钥）.html`;
}

/** The name to save the file under by which a device is given a new key, such as `给李华的新密钥.json`. */
export function keyFileName(name: string): string {
  return `给${safeName(name)}的新密钥.json`;
}

function safeName(name: string): string {
  const safe = [...name.replaceAll(UNSAFE, '')]
    .slice(0, LENGTH)
    .join('')
    .trim()
    .replace(/[. ]+$/, '');
  return safe === '' || RESERVED.test(safe) ? '办公室' : safe;
}

/** The name to save exported submissions under. @param day the Beijing day, `YYYY-MM-DD`. */
export function exportFileName(day: string, format: string): string {
  return `反馈导出-${day}.${format}`;
}

/** The name to save queued acts under. @param day the Beijing day, `YYYY-MM-DD`. */
export function actsFileName(day: string): string {
  return `收件箱待办-${day}.json`;
}
