import { PHASE_WORDS } from '#components/text/PhaseLabel';
import { inQuotationMarks } from '#lib/model/text/quotation-marks';
import type { ListPage } from '#lib/search/list-page';

/** The title of a page of the list: search and result, filters, page number. */
export function listTitle({ query: { phase, issuer, q, page }, count }: ListPage): string {
  return [
    q !== null && `搜索${inQuotationMarks(q)}：${count === 0 ? '没有找到' : `找到${count}篇`}`,
    phase && PHASE_WORDS[phase],
    issuer,
    page > 1 ? `通报目录（第${page}页）` : '通报目录',
  ]
    .filter(Boolean)
    .join('－');
}
