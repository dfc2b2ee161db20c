import { Fact } from '#components/text/Fact';
import { retentionInWords, TERM_NAMES } from '#lib/feedback/form/terms';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';

/** What the notice says in place of a statement that only the publishing body can make, and has not. */
const UNWRITTEN = '本单位没有写明';

/** The section of the privacy notice about submissions: what is stored, who reads it, and for how long. */
export function PrivacyFeedback({ publisher }: { publisher: Publisher }) {
  const { organization, feedback } = publisher;
  const retention = retentionInWords(feedback);
  const isUntold = !feedback?.purpose || !feedback.readers || retention === null;
  return (
    <>
      <section>
        <h2>反馈意见时收集什么</h2>
        <p>通报公示期内，页面上有意见反馈表。网站收集您在表里填写的：</p>
        <ul>
          <li>反馈类型、反馈内容，以及涉及通报的哪一项（选填），用来了解您要反映的事情；</li>
          <li>姓名和联系方式（选填），用来在需要时与您联系。不填也可以反馈意见。</li>
        </ul>
        <p>与所反映的事情无关的个人信息，例如身份证号码、银行账号，请不要填写；涉及他人的，也请不要填写。</p>
        <p>
          为了防止有人大量提交，网站程序用密钥把提交者的网络地址换算成一串代码，与小时、次数一起保存，最多保存两小时。网络地址本身不保存。
        </p>
      </section>
      <section>
        <h2>您的同意</h2>
        <p>
          处理这些内容的依据是您的同意。勾选表中的方框并提交，即表示同意方框旁写明的内容；本单位没有写明的，方框旁也如实写出。不同意的，请不要提交，可以通过其他方式反映意见。
        </p>
        <p>提交分两步：先核对，再确认。确认以前，网站不保存您填写的内容。</p>
      </section>
      <section>
        <h2>怎样保护</h2>
        <p>
          您确认以后，程序先把内容加密（age
          格式），再保存。好比投进上锁的意见箱：只有持有办公室密钥的人才能打开。
        </p>
        <p>
          表单不使用脚本，所以加密是在服务器上进行的：核对和加密的片刻，服务器上的程序能够读到您写的文字。保存下来的只有密文。
        </p>
        <p>
          不加密的只有这些：一个随机的编号、针对哪一篇通报、收到的日期（不记录时刻）、办理的进度和日期、您补充和评价的日期，以及由回执号和提交凭证换算出来、不能还原的几串代码。
        </p>
      </section>
      <section>
        <h2>用途、由谁查阅、保存多久</h2>
        <dl className="facts">
          <Fact term={TERM_NAMES.purpose}>
            {feedback?.purpose ?? '本单位没有统一写明。通报中有说明的，列在该通报的意见反馈表上方'}
          </Fact>
          <Fact term={TERM_NAMES.readers}>{feedback?.readers ?? UNWRITTEN}</Fact>
          <Fact term={TERM_NAMES.retention}>{retention ?? UNWRITTEN}</Fact>
        </dl>
        <p>对答复的评价，要公布的只有件数，不公布是谁评价的、说了什么。</p>
        <p>
          {feedback?.keep === undefined
            ? '保存多久由主办单位决定，网站程序不会自动删除反馈。'
            : `每一篇通报公示期结束满${feedback.keep}年，网站程序自动删除针对它的反馈，连同补充、评价和答复，只记着哪一天因保存期限已满而删除；公示期结束以后才收到的，从收到之日算起。`}
          {isUntold && '没有写明的，可以通过本页末尾的方式询问。'}
        </p>
      </section>
      <section>
        <h2>撤回同意、更正和删除</h2>
        <p>
          您随时可以撤回同意，也可以补充、更正或者删除您提交的内容：凭回执号在“
          <a href={SITE_PATHS.lookup}>查询反馈</a>
          ”里补充、撤回，也可以通过本页末尾的方式向{organization}
          提出，并提供回执号。撤回以后，内容、补充、评价和答复都删除，只记着哪一天撤回；备份和已经导出的除外。撤回同意，不影响撤回以前已经进行的处理。
        </p>
        <p>
          回执号在提交成功以后显示，请抄写或者打印。回执号遗失后无法找回；没有回执号，又没有填写姓名的，无法确认哪一条是您提交的。
        </p>
      </section>
    </>
  );
}
