import { Highlighted } from '#components/list/Highlighted';
import { Moment } from '#components/text/Moment';
import { PhaseLabel } from '#components/text/PhaseLabel';
import { Phrases } from '#components/text/Phrases';
import { WindowDays } from '#components/text/WindowDays';
import { noticePath } from '#lib/model/addresses';
import { REGIONS } from '#lib/model/anchors';
import { WITHDRAWN_MARK } from '#lib/model/phase';
import type { ListEntry, ListedNotice } from '#lib/search/list-page';
import { type ListQuery, listAddress } from '#lib/search/list-query';
import type { PassageExcerpt, SearchHit } from '#lib/search/search';

/** Longest name of a place, in characters. */
const PLACE = 24;

/** A notice of the list: title, issuer (which leads to all of theirs), date, phase, and why it was found. */
export function ListEntryView({ entry: { notice, finding }, query }: { entry: ListEntry; query: ListQuery }) {
  const { slug, title, issuer, published, withdrawn, hasOutcome } = notice;
  return (
    <li>
      <h3>
        <a href={noticePath(slug)}>
          {withdrawn && WITHDRAWN_MARK}
          {finding ? <Highlighted text={finding.title} isTitle /> : <Phrases text={title} />}
        </a>
      </h3>
      <p>
        {issuer === query.issuer ? (
          <IssuerName issuer={issuer} finding={finding} />
        ) : (
          <a href={listAddress({ ...query, issuer, page: 1 })}>
            <IssuerName issuer={issuer} finding={finding} />
          </a>
        )}
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
      {finding && finding.places.length > 0 && <Places slug={slug} finding={finding} />}
    </li>
  );
}

function IssuerName({ issuer, finding }: { issuer: string; finding: SearchHit | null }) {
  return finding ? <Highlighted text={finding.issuer} /> : issuer;
}

function WindowLine({ notice: { window, phase } }: { notice: ListedNotice }) {
  if (!window || !phase) return null;
  return (
    <p>
      公示期：
      <WindowDays window={window} /> <PhaseLabel phase={phase} />
    </p>
  );
}

function Places({ slug, finding: { places, more } }: { slug: string; finding: SearchHit }) {
  return (
    <>
      <ul className="found">
        {places.map((place) => (
          <PlaceView key={place.anchor ?? ''} place={place} slug={slug} />
        ))}
      </ul>
      {more > 0 && <p>正文里还有{more}处。</p>}
    </>
  );
}

function PlaceView({
  place: { anchor, place, pieces, hasBefore, hasAfter },
  slug,
}: {
  place: PassageExcerpt;
  slug: string;
}) {
  return (
    <li>
      <a href={noticePath(slug, anchor)}>{shortened(place)}</a>
      <p>
        {hasBefore && '……'}
        <Highlighted text={pieces} />
        {hasAfter && '……'}
      </p>
    </li>
  );
}

function shortened(place: string): string {
  const characters = Array.from(place);
  return characters.length > PLACE ? `${characters.slice(0, PLACE).join('')}……` : place;
}
