import { Channels } from '#components/Channels';
import { FormStage } from '#components/FormStage';
import { PlainView, type SiteViewProps } from '#components/PlainView';

/** The privacy notice: facts of the publishing body, and what is true of this product. */
export function PrivacyView({ publisher, siteUrl, preview }: SiteViewProps) {
  const { organization } = publisher;
  return (
    <PlainView title="隐私说明" publisher={publisher} siteUrl={siteUrl} preview={preview} path="/privacy">
      <p>本网站由{organization}主办。这里说明您阅读通报和反馈意见时，网站怎样对待您的个人信息。</p>
      <section>
        <h2>阅读通报</h2>
        <p>
          阅读不需要登录。网站不设置
          Cookie，不运行脚本，不加载第三方的任何内容，网站程序不记录访问者的网络地址。
        </p>
      </section>
      <section>
        <h2>反馈意见</h2>
        <p>通报公示期内，页面上有意见反馈表单。姓名和联系方式可以不填，不填也可以反馈意见。</p>
        <FormStage />
      </section>
      <section>
        <h2>您的权利</h2>
        <p>
          依照《中华人民共和国个人信息保护法》，您对自己的个人信息享有知情权、决定权，有权查阅、复制，发现不准确或者不完整的有权请求更正、补充，并可以依法请求删除。行使这些权利，请用下面的方式向
          {organization}提出。
        </p>
        <p>认为个人信息受到违法处理的，您有权向履行个人信息保护职责的部门投诉、举报。</p>
      </section>
      <section>
        <h2>向谁询问</h2>
        <p>对本说明有疑问，请向{organization}询问。</p>
        <Channels reach={publisher} />
      </section>
    </PlainView>
  );
}
