import { ListEntryView } from '#components/list/ListEntryView';
import { PHASE_WORDS } from '#components/text/PhaseLabel';
import { SITE_PATHS } from '#lib/model/addresses';
import { inQuotationMarks } from '#lib/model/text/quotation-marks';
import type { ListPage } from '#lib/search/list-page';
import { type ListQuery, listAddress } from '#lib/search/list-query';

const EVERYTHING: ListQuery = { phase: null, issuer: null, q: null, isCut: false, page: 1 };

/** The empty result of a query: what was searched for, ways to widen it, and the newest notices. */
export function EmptyList({ listing: { query, suggested } }: { listing: ListPage }) {
  const { phase, issuer, q } = query;
  const without = (part: Partial<ListQuery>) => listAddress({ ...query, ...part, page: 1 });
  const conditions = [
    q !== null && {
      what: `含有${inQuotationMarks(q)}`,
      less: `去掉搜索词${inQuotationMarks(q)}`,
      href: without({ q: null }),
    },
    phase && {
      what: PHASE_WORDS[phase],
      less: `不限“${PHASE_WORDS[phase]}”`,
      href: without({ phase: null }),
    },
    issuer && {
      what: `发布机构是${issuer}`,
      less: `不限${inQuotationMarks(issuer)}`,
      href: without({ issuer: null }),
    },
  ].filter((condition) => condition !== false && condition !== null && condition !== '');
  return (
    <>
      <h2>没有找到符合条件的通报</h2>
      <p>查找的条件：{conditions.map(({ what }) => what).join('，')}。</p>
      {q !== null && (
        <p>可以换一个短一些的词再搜索。几个词之间加空格，会查找同时含有这些词的通报，不论先后。</p>
      )}
      <ul className="ways">
        {conditions.length > 1 &&
          conditions.map(({ less, href }) => (
            <li key={href}>
              <a href={href}>{less}</a>
            </li>
          ))}
        <li>
          <a href={SITE_PATHS.list}>查看全部通报</a>
        </li>
      </ul>
      <h2>最新的通报</h2>
      <ol className="list">
        {suggested.map((notice) => (
          <ListEntryView key={notice.slug} entry={{ notice, hit: null }} query={EVERYTHING} />
        ))}
      </ol>
    </>
  );
}
