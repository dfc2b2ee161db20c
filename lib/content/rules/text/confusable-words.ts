import { joinDistinct, passagesOf } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';

/** Common misspellings in official texts, and their corrections. */
const CONFUSABLES: Readonly<Record<string, string>> = {
  拔付: '拨付',
  拔款: '拨款',
  划拔: '划拨',
  调拔: '调拨',
  截止目前: '截至目前',
  截止日前: '截至目前',
  布署: '部署',
  签定: '签订',
  部份: '部分',
  成份: '成分',
  撤消: '撤销',
  帐户: '账户',
  帐号: '账号',
  松驰: '松弛',
  严励: '严厉',
  防碍: '妨碍',
  通迅: '通讯',
  震憾: '震撼',
  座落: '坐落',
  必竟: '毕竟',
  以身做则: '以身作则',
  按步就班: '按部就班',
  再接再励: '再接再厉',
};
/** 截止 before a date should be 截至. */
const UNTIL = '截止(?=到?\\s*\\d{4}年|\\d{1,2}月)';
const SLIPS = new RegExp(`${Object.keys(CONFUSABLES).join('|')}|${UNTIL}`, 'g');

/** Warns of commonly confused words. One report a text. */
export const confusableWords: Rule = {
  name: 'confusable-words',
  *check(source) {
    for (const { text, placeOf } of passagesOf(source)) {
      const [first, ...rest] = text.matchAll(SLIPS);
      if (!first) continue;
      const words = [first, ...rest].map((match) => match[0]);
      yield {
        place: placeOf(first.index),
        severity: 'warning',
        reason: '可能是错别字',
        found: joinDistinct(words),
        expected: joinDistinct(words.map((word) => CONFUSABLES[word] ?? '截至')),
      };
    }
  },
};
