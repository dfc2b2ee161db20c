import { PublisherLines } from '#components/page/PublisherLines';
import type { Publisher } from '#lib/model/notice';

/** The site's own pages, and who runs it. */
export function Footer({ publisher, wide }: { publisher: Publisher | null; wide: boolean }) {
  return (
    <footer className="foot">
      <div className={wide ? 'in wide' : 'in'}>
        <nav aria-label="网站">
          <a href="/notices">通报目录</a> <a href="/privacy">隐私说明</a>
        </nav>
        {publisher && <PublisherLines publisher={publisher} />}
      </div>
    </footer>
  );
}
