import { QrCode } from '#components/print/QrCode';
import { Fact } from '#components/text/Fact';

/** What stands on the recovery sheet. */
export interface PrintedRecoveryProps {
  site: string;
  /** Whose inbox it was printed from. */
  name: string;
  /** The office's identity, `AGE-SECRET-KEY-1…`. */
  identity: string;
  /** Digits by which the office's public key is compared. */
  recipientDigits: string;
  /** The word that proves that the sheet was printed. */
  checkWord: string;
  /** The Beijing day of printing, in Chinese. */
  day: string;
}

/** The beginning of every identity of age, and then groups of characters as people read them off paper. */
const GROUPS = /^AGE-SECRET-KEY-1|.{1,6}/g;

/** The recovery sheet: on paper alone, the key as text in groups and as a QR code. */
export function PrintedRecovery({
  site,
  name,
  identity,
  recipientDigits,
  checkWord,
  day,
}: PrintedRecoveryProps) {
  const groups = identity.match(GROUPS) ?? [];
  return (
    <section className="paper" aria-hidden="true">
      <h1>收件箱恢复单</h1>
      <p className="strong">机密。谁拿到这张纸，谁就能读到全部反馈。装进信封封好，锁起来，不要拍照、扫描。</p>
      <dl>
        <Fact term="网站">{site}</Fact>
        <Fact term="打印人、日期">
          {name}，{day}
        </Fact>
        <div>
          <dt>核对码</dt>
          <dd className="word">{checkWord}</dd>
        </div>
        <Fact term="公钥的核对数字">{recipientDigits}</Fact>
      </dl>
      <h2>私钥</h2>
      <p className="key">
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat, and never move
          <span key={index}>{group}</span>
        ))}
      </p>
      <p>
        共{identity.length}个字符，组与组之间的空格不算。除开头的 AGE-SECRET-KEY-1 以外，没有字母
        B、I、O，也没有数字 1。
      </p>
      <div className="code">
        <QrCode text={identity} label="私钥的二维码" />
      </div>
      <p>二维码和上面的文字是同一个私钥。只用不联网的扫码枪扫，不要用手机扫。</p>
      <h2>什么时候用</h2>
      <p>
        收件箱的口令忘了，或者收件箱文件丢了、坏了。请管理网站的同志再运行 npm run office --
        setup，打开写出的“开办收件箱.html”，勾“办公室已经有私钥”，照这张纸填写私钥。以前的反馈都打得开。这张纸和口令都丢了，收到的反馈就再也打不开，谁也没有办法。
      </p>
    </section>
  );
}
