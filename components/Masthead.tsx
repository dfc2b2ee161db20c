import type { Publisher } from '#lib/notice/schema';

/** The quiet bar at the top: whose site this is, and the way to its list. */
export function Masthead({ publisher, wide }: { publisher: Publisher | null; wide: boolean }) {
  return (
    <header className="bar">
      <div className={wide ? 'in wide' : 'in'}>
        {publisher && (
          <a className="org" href="/">
            {publisher.organization}
          </a>
        )}{' '}
        <a href="/notices">通报目录</a>
      </div>
    </header>
  );
}
