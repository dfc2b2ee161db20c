import { PhaseVariant } from '#components/page/PhaseVariant';
import { QrCode } from '#components/print/QrCode';
import { Moment } from '#components/text/Moment';
import { PHASE_WORDS } from '#components/text/PhaseLabel';
import { WindowDays } from '#components/text/WindowDays';
import { withoutScheme } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import { PHASES } from '#lib/model/phase';

interface ColophonProps {
  notice: Notice;
  /** The permanent address; null where there is none to print. */
  address: string | null;
}

/** The colophon, printed only: issuer, publication, window, version, fingerprint, and the permanent address with its QR code. */
export function Colophon({ notice, address }: ColophonProps) {
  const { version, fingerprint, issuer, published, window } = notice;
  return (
    <div className="paper colophon" hidden>
      {address !== null && <QrCode text={address} label="本文网址的二维码" />}
      <dl>
        <div>
          <dt>发布机构</dt>
          <dd>{issuer}</dd>
        </div>
        <div>
          <dt>发布时间</dt>
          <dd>{published === null ? '草稿' : <Moment at={published} />}</dd>
        </div>
        {window && (
          <div>
            <dt>公示期</dt>
            <dd>
              <WindowDays window={window} />
              {PHASES.map((phase) => (
                <PhaseVariant key={phase} when={phase}>
                  <span className="phase">打印时{PHASE_WORDS[phase]}</span>
                </PhaseVariant>
              ))}
            </dd>
          </div>
        )}
        {version !== null && (
          <div>
            <dt>版本</dt>
            <dd>第{version}版</dd>
          </div>
        )}
        <div>
          <dt>指纹</dt>
          <dd>SHA-256 {fingerprint}</dd>
        </div>
        {address !== null && (
          <div>
            <dt>网址</dt>
            <dd>{withoutScheme(address)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
