import type { GroupOutcome } from '../work/acts/act-on-group';
import type { ActOutcome } from '../work/inbox-types';

/** What became of an act, and what to do, in Chinese. */
export const OUTCOMES = {
  applied: '已经办好，服务器已经记下。',
  already: '这件事以前已经办过，没有重复办。',
  queued: '连不上网站，先放进待办，连上以后自动送出。关掉收件箱以前，请保存待办文件。',
  changed: '在这期间有了变动，没有办。请看过新的内容，再决定。',
  'not-loaded': '上锁以前没有办成。请先刷新，读到这一件以后再决定。',
  'not-kept': '网站说办了，可是再去看，却没有。内容还在这里，请再办一次，并告诉管理网站的同志。',
  gone: '这一件写信人已经撤回，或者已经删除，没有办。',
  'no-notice': '没有登记：这篇通报已经不在网站上，或者没有公示期。',
  refused:
    '服务器没有接受。这个收件箱可能已经停用，也可能这台电脑的日期不对。请看看电脑的日期，再问管理网站的同志。',
  'other-key':
    '网站现在用的不是做这一项时的密钥，没有办。请先保存待办文件。同事更换了密钥的，向他要新密钥文件，换好收件箱，在新的里打开待办文件，看着内容再办一次。不是同事换的，请当面问管理网站的同志。',
} as const satisfies Record<ActOutcome['result'], string>;

/** Says what became of those that were merged into a submission; nothing where there are none. */
export function othersInWords({ done, missed }: GroupOutcome['others']): string {
  return [
    done > 0 && `合并的另外${done}件也同样办了。`,
    missed > 0 && `合并的有${missed}件没有办成，请看“待办和文件”。`,
  ]
    .filter(Boolean)
    .join('');
}
