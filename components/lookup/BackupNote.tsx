import type { Publisher } from '#lib/model/notice';

/** What of a destroyed submission is out of the site's reach, and for how long. */
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
