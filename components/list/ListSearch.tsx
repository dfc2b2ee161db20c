import { SITE_PATHS } from '#lib/model/addresses';
import { type ListQuery, SEARCH_LIMIT, WORD_LIMIT } from '#lib/search/list-query';

/** The search form of the list; hidden fields keep the filters. */
export function ListSearch({ query: { phase, issuer, q, isCut } }: { query: ListQuery }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: engines of 2019 do not know the search element
    <form className="search" role="search" action={SITE_PATHS.list} autoComplete="off">
      <label htmlFor="q">搜索通报的标题、发布机构和正文</label>
      {isCut && (
        <p className="hint">
          每次最多搜索{WORD_LIMIT}个词，一共{SEARCH_LIMIT}个字。后面的没有用来搜索。
        </p>
      )}
      <div>
        <input id="q" type="text" name="q" defaultValue={q ?? ''} enterKeyHint="search" />
        <button type="submit">搜索</button>
      </div>
      {phase && <input type="hidden" name="phase" value={phase} />}
      {issuer && <input type="hidden" name="issuer" value={issuer} />}
    </form>
  );
}
