import * as z from 'zod';
import { attachmentType } from '#lib/model/attachments/attachment-type';
import type { DeepReadonly } from '#lib/model/deep-readonly';

/** A file that is published with a notice for readers to download. */
export const attachmentSchema = z.object({
  file: z.string().describe('文件，写成通报网址之后的路径'),
  number: z.string().nullable().describe('正文里的编号，例如“附件1”；没有编号时为 null'),
  title: z.string().describe('附件的名称'),
  type: z.string().describe('文件的类型（媒体类型）'),
  bytes: z.number().describe('文件的大小，以字节计'),
  sha256: z.string().describe('文件的指纹：SHA-256，十六进制小写'),
});

export type Attachment = DeepReadonly<z.output<typeof attachmentSchema>>;

/** The number of an attachment as texts write it: 附件, 附件1, 附表二, 附件1-2. */
export const ATTACHMENT_NUMBER =
  /^附[件表图录] ?(?:[0-9]{1,3}(?:[-—－.][0-9]{1,3})?|[一二三四五六七八九十]{1,3})?$/;

/** The heading of a notice's attachments, on its page and in its text. */
export const ATTACHMENTS_HEADING = '附件';

/** An attachment's name with its number: `附件1：整改任务清单`. */
export function attachmentName({ number, title }: Pick<Attachment, 'number' | 'title'>): string {
  return number === null ? title : `${number}：${title}`;
}

/** What readers should know before they download an attachment: its type and size, such as `XLSX 表格，23 KB`. */
export function attachmentSize({ file, bytes }: Pick<Attachment, 'file' | 'bytes'>): string {
  const words = attachmentType(file)?.words;
  return words === undefined ? fileSizeInWords(bytes) : `${words}，${fileSizeInWords(bytes)}`;
}

/** A file's size for readers, in KB or MB. */
export function fileSizeInWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
