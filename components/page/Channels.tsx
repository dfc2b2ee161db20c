import { telAddress } from '#lib/model/contact/tel-address';
import type { ContactChannels } from '#lib/model/contact-channels';

/** Contact channels as links large enough for a thumb (44 px and more). */
export function Channels({ reach: { phones, mails, areaCode } }: { reach: ContactChannels }) {
  if (phones.length + mails.length === 0) return null;
  return (
    <ul className="chan">
      {phones.map(({ number, hours }) => (
        <li key={number}>
          <a href={telAddress(number, areaCode)}>
            拨打电话 <span>{number}</span>
          </a>{' '}
          {hours && <small>{hours}</small>}
        </li>
      ))}
      {mails.map((mail) => (
        <li key={mail}>
          <a href={`mailto:${mail}`}>发送邮件 {mail}</a>
        </li>
      ))}
    </ul>
  );
}
