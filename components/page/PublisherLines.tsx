import { telAddress } from '#lib/model/contact/tel-address';
import type { Publisher } from '#lib/model/notice';

/** The publishing body, its contact channels, and the registration numbers that it has. */
export function PublisherLines({ publisher }: { publisher: Publisher }) {
  return (
    <>
      <p>主办单位：{publisher.organization}</p>
      <PublisherContact publisher={publisher} />
      <Registration publisher={publisher} />
    </>
  );
}

function PublisherContact({ publisher: { phones, mails, areaCode } }: { publisher: Publisher }) {
  if (phones.length + mails.length === 0) return null;
  return (
    <p>
      联系方式：
      {phones.map(({ number, hours }) => (
        <span key={number}>
          <a href={telAddress(number, areaCode)}>{number}</a>
          {hours && <span className="hours">（{hours}）</span>}{' '}
        </span>
      ))}
      {mails.map((mail) => (
        <a key={mail} href={`mailto:${mail}`}>
          {mail}
        </a>
      ))}
    </p>
  );
}

function Registration({ publisher: { icp, police, siteCode } }: { publisher: Publisher }) {
  const numbers = [icp, police, siteCode && `网站标识码：${siteCode}`].filter(Boolean);
  return numbers.length > 0 && <p>{numbers.join('　')}</p>;
}
