import type { Publisher } from '#lib/notice/schema';

/** Who runs the site, how to reach them, registration numbers as far as there are any, and the site's own pages. */
export function Footer({ publisher, wide }: { publisher: Publisher | null; wide: boolean }) {
  return (
    <footer className="foot">
      <div className={wide ? 'in wide' : 'in'}>
        <nav aria-label="网站">
          <a href="/notices">通报目录</a> <a href="/privacy">隐私说明</a>
        </nav>
        {publisher && (
          <>
            <p>主办单位：{publisher.organization}</p>
            <FooterContact publisher={publisher} />
            <Registration publisher={publisher} />
          </>
        )}
      </div>
    </footer>
  );
}

function FooterContact({ publisher: { phones, mails } }: { publisher: Publisher }) {
  if (phones.length + mails.length === 0) return null;
  return (
    <p>
      联系方式：
      {phones.map(({ number, hours }) => (
        <span key={number}>
          <a href={`tel:${number}`}>{number}</a>
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
