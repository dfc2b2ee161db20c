import { PhaseVariants } from '#components/page/PhaseVariants';
import { QrCode } from '#components/print/QrCode';
import { Fact } from '#components/text/Fact';
import { Moment } from '#components/text/Moment';
import { phaseInWords } from '#components/text/PhaseLabel';
import { WindowDays } from '#components/text/WindowDays';
import { withoutScheme } from '#lib/model/addresses';
import { issuersInWords } from '#lib/model/issuers';
import type { Notice } from '#lib/model/notice';

interface ColophonProps {
  notice: Notice;
  /** The permanent address; null where there is none to print. */
  address: string | null;
}

/** The colophon, printed only: issuers, publication, window, version, fingerprint, and the permanent address with its QR code. */
export function Colophon({ notice, address }: ColophonProps) {
  const { version, fingerprint, published, window } = notice;
  return (
    <div className="paper colophon" hidden>
      {address !== null && <QrCode text={address} label="本文网址的二维码" />}
      <dl>
        <Fact term="发布机构">{issuersInWords(notice)}</Fact>
        <Fact term="发布时间">{published === null ? '草稿' : <Moment at={published} />}</Fact>
        {window && (
          <Fact term="公示期">
            <WindowDays window={window} />
            <PhaseVariants window={window}>
              {(phase, isAgain) => <span className="phase">打印时{phaseInWords(phase, isAgain)}</span>}
            </PhaseVariants>
          </Fact>
        )}
        {version !== null && <Fact term="版本">第{version}版</Fact>}
        <Fact term="指纹">SHA-256 {fingerprint}</Fact>
        {address !== null && <Fact term="网址">{withoutScheme(address)}</Fact>}
      </dl>
    </div>
  );
}
