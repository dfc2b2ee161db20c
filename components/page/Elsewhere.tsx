import type { Publisher } from '#lib/model/notice';

type IndependentChannel = NonNullable<Publisher['elsewhere']>[number];

/** Independent channels: other bodies to which a reader may turn, each with what it is for; nothing where none is named. */
export function Elsewhere({ publisher: { organization, elsewhere = [] } }: { publisher: Publisher }) {
  if (elsewhere.length === 0) return null;
  return (
    <>
      <p>不便向{organization}反映的，也可以向以下渠道反映：</p>
      {elsewhere.map((channel) => (
        <IndependentChannelView key={channel.name} channel={channel} />
      ))}
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
              <a href={`tel:${phone}`}>
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
