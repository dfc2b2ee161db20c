import { addDays, chineseDay } from '#lib/model/date';
import type { Publisher } from '#lib/model/notice';

interface BackupNoteProps {
  publisher: Publisher;
  /** The Beijing day on which it was destroyed, `YYYY-MM-DD`; left out where it is not yet. */
  destroyedOn?: string;
}

/** Says which copies of a destroyed submission the site cannot delete (backups), and for how long they last. */
export function BackupNote({ publisher: { feedback, organization }, destroyedOn }: BackupNoteProps) {
  return (
    <p>
      数据库文件里的残留，最迟第二天凌晨清除。
      {backupText(feedback?.backupDays, destroyedOn)}
      {organization}已经导出、打印或者抄录的，网站收不回来。
    </p>
  );
}

/** A backup of the day itself may still hold it; on the day so many days later that is removed (`removeOldBackups`). */
function backupText(days: string | undefined, destroyedOn: string | undefined): string {
  if (days === undefined) return '备份里的内容，本单位没有写明保留多久。';
  if (destroyedOn === undefined) return `备份里的内容，最迟${days}天以后也会消失。`;
  return `备份里的内容，最后一份最迟在${chineseDay(addDays(destroyedOn, Number(days)))}消失。`;
}
