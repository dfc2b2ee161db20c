import type { InboxSnapshot } from '../work/inbox-types';
import { Written } from './Written';

/** What everybody must know of the office's key: that it is being exchanged, and by whom, or that this inbox does not have it. */
export function ExchangeNotice({ office, devices }: Pick<InboxSnapshot, 'office' | 'devices'>) {
  if (office === null) return null;
  const { exchange, isOwnKey } = office;
  const device = devices.find(({ id }) => id === exchange?.device);
  const name = device?.isOwn ? '您' : <Written text={device?.name ?? '不认识的收件箱'} />;
  const isBegun = exchange?.step === 'offered' || exchange?.step === 'proved';
  if (isBegun && isOwnKey)
    return (
      <p className="note warn">
        <strong>{name}正在更换办公室的密钥。</strong>
        换好以前，一切照常。没有听说过这件事的，请马上当面问；不是本人换的，点“同事”，再点“更换密钥”，可以取消。
      </p>
    );
  if (isBegun)
    return (
      <p className="note warn">
        <strong>这个文件里的新密钥还没有启用。</strong>
        请上锁，连上网站再打开，接着更换；办公室现在用的是原来的收件箱文件。
      </p>
    );
  if (exchange?.step === 'switched' && !isOwnKey)
    return (
      <p className="note warn">
        <strong>{name}更换了办公室的密钥，这个收件箱还没有新的。</strong>
        新收到的打不开，也不能办理。请当面向他要给您的新密钥文件，点“同事”，再点“更换密钥”，打开它。不是他换的，请马上告诉管理网站的同志。
      </p>
    );
  if (!isOwnKey)
    return (
      <p className="note warn">
        <strong>网站现在用的不是这个收件箱的私钥。</strong>
        新收到的打不开，也不能办理。可能打开的是更换密钥以前的旧文件，也可能有人改动了网站。请当面问管理网站的同志。
      </p>
    );
  if (exchange?.step === 'switched')
    return (
      <p className="note">
        {name}更换了办公室的密钥，还没有办完：还有{office.resealing}件反馈没有重新加密，
        {exchange.waiting.length}
        个收件箱没有换上新密钥。请点“同事”，再点“更换密钥”，接着办。
      </p>
    );
  return null;
}
