import type { Publisher } from '#lib/model/notice';

/** Who reads submissions, and what they cannot learn about the writer. */
export function WhoReads({ publisher: { organization, feedback } }: { publisher: Publisher }) {
  return (
    <p>
      您写的内容加密后保存，由{organization}
      {feedback?.readers && `（${feedback.readers}）`}打开和阅读，不会显示在网站上。姓名和联系方式可以不填。
    </p>
  );
}
