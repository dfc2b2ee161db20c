import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import { SITE_PATHS } from '#lib/model/addresses';

/** What came of asking for `/healthz` at the site's address. */
export type ReachObservation =
  | { readonly state: 'unreachable'; readonly reason: string }
  /** Something answered that is not this site. */
  | { readonly state: 'other'; readonly status: number }
  | {
      readonly state: 'answered';
      /** Its word for whether submissions can be stored. */
      readonly store: string;
      /** Its word for how mail to the office stands; null where it sends none. */
      readonly mail: string | null;
    };

/** What the check of the site's address can find. */
export const REACH_FINDINGS = {
  'reach.unreachable': {
    grade: 'problem',
    why: '从这台机器打不开网站的网址，读者多半也打不开。',
    action:
      '依次看：网站在不在运行（systemctl status disclosure-site）、nginx 在不在运行（systemctl status nginx）、域名解析到哪里、防火墙开没开 443 端口。单位的网络不让机器访问自己的外网地址的，换一台机器打开网站看一看。',
  },
  'reach.other': {
    grade: 'problem',
    why: '网址那里回答的不是这个网站：可能是代理的错误页，或者域名指到了别处。',
    action: '用浏览器打开网站的网址看一看；再核对 nginx 的 upstream 和域名解析。',
  },
  'reach.store': {
    grade: 'problem',
    why: '网站自己说现在不能接收反馈。读者还能看通报。',
    action:
      '在 docs/operating.md 的 Health 一节里查这个词；详细原因在网站的日志里：journalctl -u disclosure-site。',
  },
} as const;

const { ok, found } = findingMaker(REACH_FINDINGS);

/** Checks that the site answers at its address, and that it says it can store. */
export function checkReach(siteUrl: string, observed: ReachObservation): DoctorFinding[] {
  switch (observed.state) {
    case 'unreachable':
      return [found('reach.unreachable', `打不开 ${siteUrl}：${observed.reason}`)];
    case 'other':
      return [
        found('reach.other', `${siteUrl}${SITE_PATHS.health} 回答 ${observed.status}，不是这个网站的回答`),
      ];
    case 'answered':
      if (observed.store === 'ok') return [ok('reach', `${siteUrl} 打得开，能接收反馈`)];
      return [found('reach.store', `网站说不能接收反馈：store: ${observed.store}`)];
  }
}
