import type { InboxSnapshot } from '../work/inbox-types';
import { Departure } from './Departure';
import { ExchangeNotice } from './ExchangeNotice';
import { Button } from './fields/Button';
import { Written } from './Written';

interface NoticesProps {
  snapshot: InboxSnapshot;
  /** Whether the screen is the one with what was not done. */
  isAtFiles: boolean;
  onFiles(): void;
}

/** What the clerk must know of the whole inbox, whatever is on the screen. */
export function Notices({ snapshot, isAtFiles, onFiles }: NoticesProps) {
  const { connection, vanished, office, undone, record, site } = snapshot;
  return (
    <div role="alert" className="notices">
      {connection === 'refused' && (
        <p className="note warn">
          <strong>网站不认识这个收件箱。</strong>
          可能已经停用，可能超过90天没有打开，也可能网站恢复了以前的备份。已经读到的还能看。请管理网站的同志运行{' '}
          <code>npm run office -- devices</code> 看一看；超过90天的，用 <code>--renew</code> 让它再能用。
        </p>
      )}
      {connection === 'disturbed' && (
        <p className="note warn">
          <strong>网站的回答看不懂。</strong>
          可能网络要先登录，也可能网站正在更新。请用浏览器打开网站看看，过几分钟再点“刷新”。
        </p>
      )}
      <ExchangeNotice office={office} devices={snapshot.devices} />
      {office?.isKeyBesideData && (
        <p className="note warn">
          <strong>服务器上还有能打开反馈的私钥。</strong>
          请管理网站的同志把确认开办的那一条命令再运行一遍，把它销毁。
        </p>
      )}
      {office !== null && office.resealing > 0 && office.exchange?.step !== 'switched' && (
        <p className="note">
          以前收到的反馈，还有{office.resealing}件没有换成新的加密，请管理网站的同志把命令运行完。
        </p>
      )}
      {office !== null && office.unlikelyDay !== null && (
        <p className="note warn">
          <strong>网站说今天是{office.unlikelyDay}，和这个收件箱的日期对不上。</strong>
          现在按这台电脑的日期办理。请看看这台电脑的日期对不对，再告诉管理网站的同志。
        </p>
      )}
      {site?.isMailGivenUp && (
        <p className="note warn">
          <strong>提醒办公室的邮件连续五天没有发出去。</strong>
          网站每天还会再试，修好以前可能收不到提醒：请每天打开收件箱看看，并请管理网站的同志运行{' '}
          <code>npm run office -- mail --test</code> 查明原因。
        </p>
      )}
      {record.departure && <Departure {...record.departure} />}
      {vanished.length > 0 && (
        <p className="note warn">
          <strong>有{vanished.length}件反馈，服务器上不见了，也没有说已经删除。</strong>
          编号：
          <Written text={vanished.join('、')} />
          。请告诉管理网站的同志。
        </p>
      )}
      {undone.length > 0 && !isAtFiles && (
        <p className="note warn">
          <strong>有{undone.length}项没有办成。</strong>{' '}
          <Button kind="link" label="看看是什么，再决定" onClick={onFiles} />
        </p>
      )}
    </div>
  );
}
