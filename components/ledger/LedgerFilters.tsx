import type { ReactNode } from 'react';
import type { LedgerPage } from '#lib/model/ledger/ledger-page';
import { type LedgerQuery, ledgerAddress } from '#lib/model/ledger/ledger-query';

/** So many units stand in a row; more are folded. */
const UNFOLDED = 4;

interface LedgerFiltersProps {
  slug: string;
  page: LedgerPage;
}

/** The filters of a ledger as plain links that combine: by state, and by unit where there are several. */
export function LedgerFilters({
  slug,
  page: { query, states, units, unlistedUnits, anyState, anyUnit },
}: LedgerFiltersProps) {
  const { state, unit } = query;
  const chosen = units.filter(({ value }) => value === unit);
  const isFolded = units.length > UNFOLDED;
  const total = units.length + unlistedUnits;
  const unitLinks = (shown: typeof units) =>
    shown.map(({ value, count }) => (
      <FilterLink
        key={value}
        slug={slug}
        to={{ ...query, unit: value }}
        count={count}
        isCurrent={value === unit}
      >
        {value}
      </FilterLink>
    ));
  return (
    <nav className="filters" aria-label="筛选">
      <div>
        <span id="by-state">完成状态</span>
        <ul aria-labelledby="by-state">
          <FilterLink slug={slug} to={{ ...query, state: null }} count={anyState} isCurrent={state === null}>
            全部
          </FilterLink>
          {states.map(({ value, count }) => (
            <FilterLink
              key={value}
              slug={slug}
              to={{ ...query, state: value }}
              count={count}
              isCurrent={value === state}
            >
              {value}
            </FilterLink>
          ))}
        </ul>
      </div>
      {units.length > 1 && (
        <div>
          <span id="by-unit">责任单位</span>
          <ul aria-labelledby="by-unit">
            <FilterLink slug={slug} to={{ ...query, unit: null }} count={anyUnit} isCurrent={unit === null}>
              全部
            </FilterLink>
            {unitLinks(isFolded ? chosen : units)}
          </ul>
        </div>
      )}
      {isFolded && (
        <details>
          <summary>按责任单位查看（{total}个单位）</summary>
          <ul>{unitLinks(units.filter(({ value }) => value !== unit))}</ul>
          {unlistedUnits > 0 && <p>另有{unlistedUnits}个单位，项数较少，没有列在这里。</p>}
        </details>
      )}
    </nav>
  );
}

interface FilterLinkProps {
  slug: string;
  to: LedgerQuery;
  count: number;
  isCurrent: boolean;
  children: ReactNode;
}

function FilterLink({ slug, to, count, isCurrent, children }: FilterLinkProps) {
  return (
    <li>
      <a href={ledgerAddress(slug, { ...to, page: 1 })} aria-current={isCurrent || undefined}>
        {children}
        {`（${count}项${isCurrent ? '，已选' : ''}）`}
      </a>
    </li>
  );
}
