import type { ReactNode } from 'react';
import type { Connection, InboxSnapshot } from '../work/inbox-types';
import { Button } from './fields/Button';
import { Written } from './Written';

interface BarProps {
  name: string;
  snapshot: InboxSnapshot;
  onSync(): void;
  onGo(to: 'files' | 'people' | 'record'): void;
  onLock(): void;
}

const CONNECTIONS = {
  unknown: '还没有连接网站',
  online: '已连接网站',
  offline: '连不上网站，显示的是已经读到的',
  refused: '网站不认识这个收件箱',
  disturbed: '网站的回答看不懂',
} as const satisfies Record<Connection, string>;

/** The bar at the top of an open inbox: whose it is, whether the site can be reached, and how to lock it. */
export function Bar({ name, snapshot, onSync, onGo, onLock }: BarProps) {
  const { connection, progress, queue, undone } = snapshot;
  const waiting = queue.length + undone.length;
  const isOnline = connection === 'online';
  return (
    <header className="bar">
      <div className="in wide">
        <span className="org">
          <Written text={name} />
          的收件箱
        </span>
        <span role="status" className={isOnline ? 'soft' : 'late'}>
          {progress ? <ProgressText {...progress} /> : CONNECTIONS[connection]}
        </span>
        <nav aria-label="收件箱">
          <Button kind="link" label="刷新" onClick={onSync} disabled={progress !== null} />
          <Button
            kind="link"
            label={waiting > 0 ? `待办和文件（${waiting}）` : '待办和文件'}
            onClick={() => onGo('files')}
          />
          <Button kind="link" label="同事" onClick={() => onGo('people')} />
          <Button kind="link" label="办理记录" onClick={() => onGo('record')} />
          <Button kind="link" label="上锁" onClick={onLock} />
        </nav>
      </div>
    </header>
  );
}

function ProgressText({ phase, done, total }: NonNullable<InboxSnapshot['progress']>): ReactNode {
  return `${phase === 'loading' ? '正在读取' : '正在打开'}，${total}件中的${done}件`;
}
