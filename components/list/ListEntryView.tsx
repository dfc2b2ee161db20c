import { Fragment } from 'react';
import { Highlighted } from '#components/list/Highlighted';
import { Moment } from '#components/text/Moment';
import { PhaseLabel } from '#components/text/PhaseLabel';
import { Phrases } from '#components/text/Phrases';
import { WindowDays } from '#components/text/WindowDays';
import { noticePath } from '#lib/model/addresses';
import { REGIONS } from '#lib/model/anchors';
import { issuersOf } from '#lib/model/issuers';
import { WITHDRAWN_TITLE_PREFIX } from '#lib/model/phase';
import { truncate } from '#lib/model/truncate';
import type { HighlightedText } from '#lib/search/highlight';
import type { ListEntry, ListedNotice } from '#lib/search/list-page';
import { type ListQuery, listAddress } from '#lib/search/list-query';
import type { PassageExcerpt, SearchHit } from '#lib/search/search';

/** Longest heading of an excerpt, in characters: those of notices are seldom longer, and so are whole. */
const HEADING = 60;

/** An entry of the list: title, issuers (each a link to all its notices), date, phase, and excerpts of what was found. */
export function ListEntryView({ entry: { notice, hit }, query }: { entry: ListEntry; query: ListQuery }) {
  const { slug, title, published, withdrawn, hasOutcome } = notice;
  return (
    <li>
      <h3>
        <a href={noticePath(slug)}>
          {withdrawn && (
            <>
              {WITHDRAWN_TITLE_PREFIX}
              <wbr />
            </>
          )}
          {hit ? <Highlighted text={hit.title} isTitle /> : <Phrases text={title} />}
        </a>
      </h3>
      <p>
        {issuersOf(notice).map((issuer, index) => (
          <Fragment key={issuer}>
            {index > 0 && '、'}
            {issuer === query.issuer ? (
              <IssuerName issuer={issuer} found={hit?.issuers[index]} />
            ) : (
              <a href={listAddress({ ...query, issuer, page: 1 })}>
                <IssuerName issuer={issuer} found={hit?.issuers[index]} />
              </a>
            )}
          </Fragment>
        ))}
        　{published === null ? '草稿' : <Moment at={published} />}
      </p>
      <WindowLine notice={notice} />
      {withdrawn && (
        <p>
          <Moment at={withdrawn.at} />
          撤回，原因：{withdrawn.reason}
        </p>
      )}
      {hasOutcome && (
        <p>
          <a href={noticePath(slug, REGIONS.outcome)}>反馈情况已公布</a>
        </p>
      )}
      {hit && hit.excerpts.length > 0 && <Excerpts slug={slug} hit={hit} />}
    </li>
  );
}

function IssuerName({ issuer, found }: { issuer: string; found: HighlightedText | undefined }) {
  return found ? <Highlighted text={found} /> : issuer;
}

function WindowLine({ notice: { window, phase, isAgain } }: { notice: ListedNotice }) {
  if (!window || !phase) return null;
  return (
    <p>
      公示期：
      <WindowDays window={window} /> <PhaseLabel phase={phase} isAgain={isAgain} />
    </p>
  );
}

function Excerpts({ slug, hit: { excerpts, more } }: { slug: string; hit: SearchHit }) {
  return (
    <>
      <ul className="found">
        {excerpts.map((excerpt) => (
          <ExcerptView key={excerpt.anchor ?? excerpt.heading} excerpt={excerpt} slug={slug} />
        ))}
      </ul>
      {more > 0 && <p>正文里还有{more}处。</p>}
    </>
  );
}

function ExcerptView({
  excerpt: { anchor, address, heading, pieces, hasBefore, hasAfter },
  slug,
}: {
  excerpt: PassageExcerpt;
  slug: string;
}) {
  return (
    <li>
      <a href={address ?? noticePath(slug, anchor)}>
        <Phrases text={truncate(heading, HEADING, '……')} />
      </a>
      <p>
        {hasBefore && '……'}
        <Highlighted text={pieces} />
        {hasAfter && '……'}
      </p>
    </li>
  );
}
