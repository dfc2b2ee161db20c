/** A kind of file that can be attached to a notice. */
interface AttachmentType {
  /** `Content-Type`. */
  readonly type: string;
  /** What readers call it. */
  readonly words: string;
}

// Without a charset for csv: spreadsheets of this country save GB18030 as well, and a download is opened by its own bytes.
const TYPES: Readonly<Record<string, AttachmentType>> = {
  pdf: { type: 'application/pdf', words: 'PDF 文件' },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    words: 'DOCX 文档',
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', words: 'XLSX 表格' },
  csv: { type: 'text/csv', words: 'CSV 表格' },
  ofd: { type: 'application/ofd', words: 'OFD 版式文件' },
  zip: { type: 'application/zip', words: 'ZIP 压缩包' },
  png: { type: 'image/png', words: 'PNG 图片' },
  jpg: { type: 'image/jpeg', words: 'JPG 图片' },
  jpeg: { type: 'image/jpeg', words: 'JPG 图片' },
  webp: { type: 'image/webp', words: 'WebP 图片' },
  gif: { type: 'image/gif', words: 'GIF 图片' },
};

/** The file extensions allowed for attachments. */
export const ATTACHMENT_ENDINGS: readonly string[] = Object.keys(TYPES);

/** Returns what kind of attachment a file is by its extension; null for one that cannot be attached. */
export function attachmentType(path: string): AttachmentType | null {
  const ending = endingOf(path);
  return Object.hasOwn(TYPES, ending) ? (TYPES[ending] ?? null) : null;
}

/** Returns a file's extension in lower case, without its dot; empty without one. */
export function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
