import type { ReactNode } from 'react';
import { PHASE_WORDS } from '#components/text/PhaseLabel';
import type { Choice, ListPage } from '#lib/search/list-page';
import { type ListQuery, listAddress } from '#lib/search/list-query';

/** The filters of the list as plain links that combine; a filter without a choice is left out. */
export function ListFilters({ listing: { phases, issuers, query } }: { listing: ListPage }) {
  const { phase, issuer } = query;
  const hasPhases = phase !== null || phases.choices.some(({ count }) => count < phases.all);
  const hasIssuers = issuer !== null || issuers.choices.length > 1;
  if (!hasPhases && !hasIssuers) return null;
  return (
    <nav className="filters" aria-label="筛选">
      {hasPhases && (
        <FilterRow id="by-phase" name="公示期">
          <FilterLink to={{ ...query, phase: null }} count={phases.all} isCurrent={phase === null}>
            全部
          </FilterLink>
          {phases.choices.map(({ value, count }) => (
            <FilterLink key={value} to={{ ...query, phase: value }} count={count} isCurrent={value === phase}>
              {PHASE_WORDS[value]}
            </FilterLink>
          ))}
        </FilterRow>
      )}
      {hasIssuers && (
        <FilterRow id="by-issuer" name="发布机构">
          <FilterLink to={{ ...query, issuer: null }} count={issuers.all} isCurrent={issuer === null}>
            全部
          </FilterLink>
          {issuers.choices
            .filter(({ value }) => value === issuer)
            .map(({ value, count }) => (
              <FilterLink key={value} to={query} count={count} isCurrent>
                {value}
              </FilterLink>
            ))}
        </FilterRow>
      )}
      {hasIssuers && (
        <OtherIssuers
          choices={issuers.choices.filter(({ value }) => value !== issuer)}
          unnamed={issuers.unnamed}
          query={query}
        />
      )}
    </nav>
  );
}

/** The issuers, in a `details` element: they are many, and their names are long. */
function OtherIssuers({
  choices,
  unnamed,
  query,
}: {
  choices: readonly Choice<string>[];
  unnamed: number;
  query: ListQuery;
}) {
  if (choices.length === 0) return null;
  return (
    <details>
      <summary>按发布机构查看</summary>
      <ul>
        {choices.map(({ value, count }) => (
          <FilterLink key={value} to={{ ...query, issuer: value }} count={count} isCurrent={false}>
            {value}
          </FilterLink>
        ))}
      </ul>
      {unnamed > 0 && (
        <p>这里列出通报最多的机构。另外{unnamed}个机构，可以搜索它的名称，或者点通报标题下面的机构名称。</p>
      )}
    </details>
  );
}

function FilterRow({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return (
    <div>
      <span id={id}>{name}</span>
      <ul aria-labelledby={id}>{children}</ul>
    </div>
  );
}

interface FilterLinkProps {
  to: ListQuery;
  count: number;
  isCurrent: boolean;
  children: ReactNode;
}

function FilterLink({ to, count, isCurrent, children }: FilterLinkProps) {
  return (
    <li>
      <a href={listAddress({ ...to, page: 1 })} aria-current={isCurrent || undefined}>
        {children}（{count}篇{isCurrent && '，已选'}）
      </a>
    </li>
  );
}
