import { PageLink } from '#components/page/PageLink';
import { SITE_PATHS } from '#lib/model/addresses';

/** The way back for those who wrote before. @param apart whether leaving the page would lose what it holds. */
export function ToLookup({ apart = false }: { apart?: boolean }) {
  return (
    <>
      已经反馈过的，可以凭回执号
      <PageLink href={SITE_PATHS.lookup} apart={apart}>
        查询反馈
      </PageLink>
    </>
  );
}
