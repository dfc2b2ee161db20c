import { instantOf, minuteMomentOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import { issuersOf } from '#lib/model/issuers';
import type { Notice } from '#lib/model/notice';
import { phaseAt } from '#lib/model/phase';
import { periodsOf, windowEnd, windowStart } from '#lib/model/window';
import { type ProgressMade, progressBetween } from '#lib/versions/changes/progress';
import type { OutcomeRecord } from '#lib/versions/outcome-record';
import type { RecordedFacts, RecordedVersion } from '#lib/versions/version';

type EventNames = Pick<NoticeEvent, 'title' | 'issuers'>;

/**
 * Derives a notice's events, past and scheduled, from its records, oldest first. An event that the public may know of
 * never changes: whatever is recorded later is of a later moment. So a window opens and closes by the dates of the
 * version that was in force at that moment, under the title and the issuers that it had then.
 */
export function eventsOf(
  versions: readonly RecordedVersion[],
  { withdrawn, outcome }: { withdrawn: Notice['withdrawn']; outcome: OutcomeRecord | null },
): NoticeEvent[] {
  const end = withdrawn ? instantOf(withdrawn.at) : Number.POSITIVE_INFINITY;
  const namesAt = (at: string) => namesOf(versionAt(versions, at)?.facts ?? { title: '', issuer: '' });
  const events: NoticeEvent[] = versions.flatMap((version, index) => [
    ...versionEvents(version, versions[index - 1] ?? null),
    ...windowEvents(version, versions[index - 1] ?? null, versions[index + 1] ?? null, end),
  ]);
  if (withdrawn)
    events.push({ kind: 'withdrawn', name: 'withdrawn', ...namesAt(withdrawn.at), ...withdrawn });
  if (outcome) events.push(...outcomeEvents(outcome, namesAt));
  return events.sort((a, b) => instantOf(a.at) - instantOf(b.at));
}

function versionEvents(version: RecordedVersion, before: RecordedVersion | null): NoticeEvent[] {
  const { at, facts, fingerprint, correction, windowChange, progress, setBack } = version;
  const names = namesOf(facts);
  if (before === null) return [{ kind: 'published', name: 'published', at, ...names, fingerprint }];
  const number = version.version;
  const events: NoticeEvent[] = [];
  if (correction)
    events.push({
      kind: 'corrected',
      name: `corrected-${number}`,
      at,
      ...names,
      version: number,
      ...correction,
      before: before.fingerprint,
      after: fingerprint,
    });
  const made = progress ? progressBetween(before, version) : null;
  if (made)
    events.push({
      kind: 'progress',
      name: `progress-${number}`,
      at,
      ...names,
      version: number,
      ...toldOf(made, setBack === true),
      before: before.fingerprint,
      after: fingerprint,
    });
  if (windowChange)
    events.push({
      kind: 'window-changed',
      name: `window-${number}`,
      at,
      ...names,
      version: number,
      before: before.facts.window,
      after: facts.window,
      ...windowChange,
    });
  return events;
}

/**
 * The counts of a progress event. States that went back are included only where the version records `setBack`: events of
 * earlier versions stay as they were sent out.
 */
function toldOf({ items, ...made }: ProgressMade, isMarked: boolean) {
  const told = <Made extends Pick<ProgressMade, 'setBack'>>({ setBack, ...counts }: Made) => ({
    ...counts,
    ...(isMarked && setBack.length > 0 && { setBack }),
  });
  return { ...told(made), ...(items && { items: told(items) }) };
}

/**
 * The opening and the closing of each period of the window while `version` is in force. A version that moves the window so
 * that it is open, or over, at once has the event at its own moment.
 */
function windowEvents(
  { version, at, facts }: RecordedVersion,
  before: RecordedVersion | null,
  next: RecordedVersion | null,
  end: number,
): NoticeEvent[] {
  if (facts.window === null) return [];
  const names = namesOf(facts);
  const from = instantOf(at);
  const to = Math.min(next ? instantOf(next.at) : Number.POSITIVE_INFINITY, end);
  const phaseWith = (window: RecordedFacts['window']) =>
    phaseAt({ published: facts.published, window, withdrawn: null }, from);
  const wasOpen = phaseWith(before?.facts.window ?? null) === 'open';
  const closesAtOnce = wasOpen && phaseWith(facts.window) !== 'open';
  const falls = ({ at: moment }: { at: string }) => instantOf(moment) >= from && instantOf(moment) < to;
  const periods = periodsOf(facts.window);
  return periods.flatMap((window, index): NoticeEvent[] => {
    const following = periods[index + 1];
    const opens = windowStart(window);
    const closes = windowEnd(window);
    const isLastOver = closes < from && (!following || windowEnd(following) >= from);
    const opened = opens < from && from < closes && !wasOpen ? at : minuteMomentOf(opens);
    const closed = isLastOver && closesAtOnce ? at : minuteMomentOf(closes);
    const name = index === 0 ? String(version) : `${version}-${index + 1}`;
    return [
      { kind: 'opened', name: `opened-${name}`, at: opened, ...names, window } as const,
      {
        kind: 'closed',
        name: `closed-${name}`,
        at: closed,
        ...names,
        window,
        ...(following && { next: following }),
      } as const,
    ].filter(falls);
  });
}

function outcomeEvents({ editions }: OutcomeRecord, namesAt: (at: string) => EventNames): NoticeEvent[] {
  return editions.map(({ at, correction, fingerprint }, index) => {
    const names = namesAt(at);
    const before = editions[index - 1]?.fingerprint ?? '';
    return correction === null
      ? { kind: 'outcome', name: 'outcome', at, ...names }
      : {
          kind: 'outcome-corrected',
          name: `outcome-corrected-${index + 1}`,
          at,
          ...names,
          ...correction,
          before,
          after: fingerprint,
        };
  });
}

/** The title, and of a joint notice the issuers: as an event tells them. */
function namesOf(facts: Pick<RecordedFacts, 'title' | 'issuer' | 'jointIssuers'>): EventNames {
  return { title: facts.title, ...(facts.jointIssuers && { issuers: issuersOf(facts) }) };
}

function versionAt(versions: readonly RecordedVersion[], at: string): RecordedVersion | undefined {
  return versions.findLast((version) => instantOf(version.at) <= instantOf(at)) ?? versions[0];
}
