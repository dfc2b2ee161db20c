import { Channels } from '#components/page/Channels';
import { Elsewhere } from '#components/page/Elsewhere';
import { PlainView, type SiteViewProps } from '#components/page/PlainView';
import { PrivacyFeedback } from '#components/site/PrivacyFeedback';
import { SITE_PATHS } from '#lib/model/addresses';

/**
 * The privacy notice that 个人信息保护法 第十七条 requires: facts of the publishing body, and of this product. Whoever
 * changes what is stored, or who can read it, changes these words too.
 */
export function PrivacyView({ publisher, siteUrl, preview }: SiteViewProps) {
  const { organization, phones, mails } = publisher;
  return (
    <PlainView
      title="隐私说明"
      publisher={publisher}
      siteUrl={siteUrl}
      preview={preview}
      path={SITE_PATHS.privacy}
    >
      <p>本网站由{organization}主办。本说明介绍您阅读通报和反馈意见时，网站怎样处理您的个人信息。</p>
      <p className="note">
        概括地说：阅读无需登录；反馈意见可以不留姓名和联系方式；您提交的内容加密后保存，只有持有办公室密钥的人能够打开。
      </p>
      <section>
        <h2>阅读通报</h2>
        <p>阅读无需登录。网站不运行脚本，不加载第三方的任何内容。</p>
        <p>
          只有您自己选择了<a href={SITE_PATHS.reading}>字号或者关怀版</a>
          ，网站才在您的浏览器里存一个 Cookie，名称是
          view，内容只是所选的版式，一年后失效；改回“标准”即删除。选择相同的人，内容完全一样，不能用来识别您。
        </p>
        <p>您的网络地址、浏览器型号、来自哪个网页，以及搜索的词语，网站程序都不保存，也不写进日志。</p>
      </section>
      <PrivacyFeedback publisher={publisher} />
      <section>
        <h2>您的权利</h2>
        <p>
          依照《中华人民共和国个人信息保护法》，您对自己的个人信息享有知情权、决定权，有权查阅、复制，发现不准确或者不完整的有权请求更正、补充，并可以依法请求删除。行使这些权利，请通过本页末尾的方式向
          {organization}提出。
        </p>
        <p>认为个人信息受到违法处理的，您有权向履行个人信息保护职责的部门投诉、举报。</p>
      </section>
      <section>
        <h2>他人在网络上能够看到什么</h2>
        <NetworkOperator encrypted={new URL(siteUrl).protocol === 'https:'} />
        <p>管理网站服务器的人，在您连接网站的时候能够看到您的网络地址；网站程序不保存这个地址。</p>
      </section>
      <section>
        <h2>使用公用或者单位的电脑</h2>
        <p>
          浏览器会留下访问记录。使用公用或者单位的电脑、手机，请打开浏览器的“无痕”或者“隐私”窗口；使用后关闭窗口，并清除浏览记录。回执号请另行抄写，不要留在这台电脑上。
        </p>
        <p>单位的电脑和网络可能有监控。反映本单位的问题，请使用自己的设备和网络。</p>
      </section>
      <section>
        <h2>向谁询问</h2>
        <p>
          对本说明有疑问，请向{organization}询问。
          {phones.length + mails.length === 0 && '电话和邮箱见各篇通报的联系方式。'}
        </p>
        <Channels reach={publisher} />
        <Elsewhere publisher={publisher} />
      </section>
    </PlainView>
  );
}

/** What the operator of a reader's network can see, with https and without. */
function NetworkOperator({ encrypted }: { encrypted: boolean }) {
  if (encrypted) {
    return (
      <p>
        您与本网站之间的连接是加密的（https）。为您提供网络的单位，能够看到您在什么时候访问了本网站、大约传送了多少内容，看不到其中的文字。
      </p>
    );
  }
  return (
    <p>
      您与本网站之间的连接没有加密（http）。为您提供网络的单位，能够看到您在什么时候访问了本网站，也能够看到您读到和填写的文字。如有顾虑，请通过其他方式反映意见。
    </p>
  );
}
