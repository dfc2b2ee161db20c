import { REGIONS } from '#lib/model/anchors';
import {
  ATTACHMENTS_HEADING,
  type Attachment,
  attachmentName,
  attachmentSize,
} from '#lib/model/attachments/attachment';

interface AttachmentsProps {
  attachments: readonly Attachment[];
  /** The address of a file, by its path below the notice's folder. */
  fileAddress: (file: string) => string;
}

/** The attachments of a notice under its text: each by its number and name, with type and size. */
export function Attachments({ attachments, fileAddress }: AttachmentsProps) {
  if (attachments.length === 0) return null;
  return (
    <section id={REGIONS.attachments} aria-labelledby="attachments-heading">
      <h2 id="attachments-heading">{ATTACHMENTS_HEADING}</h2>
      <ul className="files">
        {attachments.map((attachment) => (
          <li key={attachment.file}>
            <a href={fileAddress(attachment.file)} download="">
              {attachmentName(attachment)}
            </a>
            <span>（{attachmentSize(attachment)}）</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
