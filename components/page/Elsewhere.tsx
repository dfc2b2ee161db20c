import { type IndependentChannel, independentChannels } from '#lib/model/contact/independent-channels';
import { telAddress } from '#lib/model/contact/tel-address';
import type { Notice, Publisher } from '#lib/model/notice';

interface ElsewhereProps {
  publisher: Publisher;
  /** The notice to which the page belongs, of which the channels must be independent too. */
  notice?: Pick<Notice, 'issuer' | 'jointIssuers' | 'contact'> | undefined;
  /** One line of text each, where a form must not be pushed far down; unset: with links large enough for a thumb. */
  inLines?: boolean;
}

/** Independent channels: other bodies to which a reader may turn, each with what it is for; nothing where none is named. */
export function Elsewhere({ publisher, notice, inLines = false }: ElsewhereProps) {
  const { organization } = publisher;
  const channels = independentChannels(publisher, notice ?? null);
  if (channels.length === 0) return null;
  if (inLines) {
    return (
      <p className="lines">
        不便向{organization}反映的，还可以找：
        {channels.map((channel) => (
          <IndependentChannelLine key={channel.name} channel={channel} />
        ))}
      </p>
    );
  }
  return (
    <>
      <p>不便向{organization}反映的，也可以向以下渠道反映：</p>
      {channels.map((channel) => (
        <IndependentChannelView key={channel.name} channel={channel} />
      ))}
    </>
  );
}

function IndependentChannelLine({ channel }: { channel: IndependentChannel }) {
  const { name, accepts, phone, hours, web, address } = channel;
  return (
    <>
      <br />
      <b>{name}</b>（{accepts}）{phone !== undefined && <a href={telAddress(phone)}>{phone}</a>}
      {phone !== undefined && hours !== undefined && `（${hours}）`}
      {web !== undefined && (
        <>
          {phone !== undefined && '，'}
          <a href={web} target="_blank" rel="noopener">
            网站（新窗口）
          </a>
        </>
      )}
      {address !== undefined && `，地址：${address}`}
    </>
  );
}

function IndependentChannelView({ channel }: { channel: IndependentChannel }) {
  const { name, accepts, phone, hours, web, address } = channel;
  return (
    <>
      <p>
        <b>{name}</b>（{accepts}）{address !== undefined && `，地址：${address}`}
      </p>
      {(phone !== undefined || web !== undefined) && (
        <ul className="chan">
          {phone !== undefined && (
            <li>
              <a href={telAddress(phone)}>
                拨打电话 <span>{phone}</span>
              </a>{' '}
              {hours !== undefined && <small>{hours}</small>}
            </li>
          )}
          {web !== undefined && (
            <li>
              <a href={web} target="_blank" rel="noopener">
                打开网站（新窗口）
              </a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
