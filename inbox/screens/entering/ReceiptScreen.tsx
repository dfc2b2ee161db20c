import { Fact } from '#components/text/Fact';
import { SITE_PATHS } from '#lib/model/addresses';
import { chineseDay } from '#lib/model/date';
import type { ShownReceipt } from '../../parts/draft';
import { Button } from '../../parts/fields/Button';
import { Screen } from '../../parts/Screen';

interface ReceiptScreenProps {
  shown: ShownReceipt;
  /** The site's own address. */
  site: string;
  onPrint(): void;
  onNext(): void;
  onBack(): void;
}

/** The receipt of what was entered, in large digits to be read out, and as a slip of paper. Nothing keeps it. */
export function ReceiptScreen({ shown, site, onPrint, onNext, onBack }: ReceiptScreenProps) {
  const { receipt, received, isQueued } = shown;
  const groups = receipt.split(' ');
  return (
    <>
      <Screen title={isQueued ? '已经放进待办' : '已经登记'}>
        {isQueued && (
          <p className="note warn">
            <strong>现在连不上网站，还没有送到服务器。</strong>
            连上以后自动送出；关掉收件箱以前，请保存待办文件。送到以后，回执号才查得到，请告诉本人。
          </p>
        )}
        <p>把回执号念给本人听，请他写下来。一组五个数字，念完一组停一停。</p>
        <section aria-label="回执号">
          <output className="digits spoken">
            {groups.map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice
              <span key={index}>{group}</span>
            ))}
          </output>
        </section>
        <ol className="steps">
          <li>念第一遍，请本人一组一组写下来。</li>
          <li>念第二遍，请本人看着自己写的核对；来访的，打印出来交给本人；来信的，随复信寄去。</li>
          <li>告诉本人：在 {site + SITE_PATHS.lookup} 输入回执号，能看到办理情况和答复，也能补充、撤回。</li>
        </ol>
        <p className="note warn">
          <strong>这个号码只显示这一次，哪里都没有保存。</strong>
          离开这一页以后，谁也找不回来。谁有回执号，谁就能看答复、撤回：不要抄下来留着，不要写进内部记录。
        </p>
        <p className="row">
          <Button label="念过两遍了，返回列表" onClick={onBack} />
          <Button kind="second" label="再登记一件" onClick={onNext} />
          <Button kind="second" label="打印回执" onClick={onPrint} />
        </p>
      </Screen>
      <section className="paper" aria-hidden="true">
        <h1>意见反馈回执</h1>
        <dl>
          <Fact term="收到日期">{chineseDay(received)}</Fact>
          <Fact term="查询网址">{site + SITE_PATHS.lookup}</Fact>
        </dl>
        <h2>回执号</h2>
        <p className="key">
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice
            <span key={index}>{group}</span>
          ))}
        </p>
        <p>
          凭回执号可以看办理情况和答复，可以补充、评价、撤回。请保管好，不要给别人看。号码丢了，办公室也找不回来。
        </p>
      </section>
    </>
  );
}
