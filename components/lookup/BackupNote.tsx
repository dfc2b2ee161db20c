import type { Publisher } from '#lib/model/notice';

/** Says which copies of a destroyed submission the site cannot delete (backups), and for how long they last. */
export function BackupNote({ publisher: { feedback, organization } }: { publisher: Publisher }) {
  const days = feedback?.backupDays;
  return (
    <p>
      数据库文件里的残留，最迟第二天凌晨清除。
      {days === undefined
        ? '备份里的内容，本单位没有写明保留多久。'
        : `备份里的内容，最迟${days}天以后也会消失。`}
      {organization}已经导出、打印或者抄录的，网站收不回来。
    </p>
  );
}
