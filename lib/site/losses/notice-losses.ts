import { isDeepStrictEqual } from 'node:util';
import { memoizedByObject } from '#lib/content/memoize';
import { noticePath } from '#lib/model/addresses';
import { instantOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { visibleAt } from '#lib/model/phase';
import { windowInWords } from '#lib/model/window';
import { addressLosses, pdfLosses } from '#lib/site/losses/address-losses';
import {
  type Comparison,
  entriesBySlug,
  newEvents,
  type PublicFacts,
  sinceOf,
} from '#lib/site/losses/comparison';
import type { Loss } from '#lib/site/losses/loss';
import type { RecordHashes } from '#lib/versions/checked-notice';

/** What the later of two builds would take away of a notice that readers could see in the earlier one. */
export function noticeLosses(
  entry: NoticeEntry,
  { before, after, instant }: Pick<Comparison, 'before' | 'after' | 'instant'>,
): Loss[] {
  if (!visibleAt(entry, instant)) return [];
  const folder = `${after.contentDir}/${entry.slug}`;
  const now = entriesBySlug(after.entries).get(entry.slug);
  if (!now || !visibleAt(now, instant)) return [goneNotice(entry, folder)];
  // Nothing is lost of a notice that is as it was, as most are: nothing of it needs to be compared further.
  if (isDeepStrictEqual(publicFactsOf(before, entry), publicFactsOf(after, now))) return [];
  const compared = { before, after, entry, now, instant, folder };
  const told = [...momentLosses(compared), ...eventLosses(compared), ...windowLosses(compared)];
  return [
    ...told,
    ...(told.length === 0 ? recordLosses(compared) : []),
    ...addressLosses(compared),
    ...pdfLosses(compared),
  ];
}

/** All that a build knows of one notice. */
function publicFactsOf(facts: PublicFacts, entry: NoticeEntry): unknown[] {
  return [entry, ...recordsBySlug(facts).map((record) => record[entry.slug])];
}

/** The members of a build's facts that say something of each notice, by slug. */
const recordsBySlug = memoizedByObject((facts: PublicFacts): Readonly<Record<string, unknown>>[] => {
  // Without the members that are of no single notice: a new one that is by slug must not be passed over.
  const {
    siteUrl: _,
    contentDir: __,
    publisher: ___,
    entries: ____,
    redirects: _____,
    acceptedLosses: ______,
    ...rest
  } = facts;
  return Object.values(rest);
});

function goneNotice({ slug, title, published }: NoticeEntry, folder: string): Loss {
  return {
    place: folder,
    what: `已经发布的通报《${title}》会整篇不见，网址 ${noticePath(slug)} 打不开`,
    since: sinceOf(published),
    way: `从 git 或者备份里恢复 ${folder}（连同 versions 文件夹和 published）；不能继续有效的，恢复以后在 notice.md 里写 withdrawn，运行 npm run notice -- publish ${slug}`,
  };
}

function momentLosses({ entry, now, folder }: Comparison): Loss[] {
  if (entry.published === now.published) return [];
  return [
    {
      place: folder,
      what: `发布时间从 ${entry.published} 改成了 ${now.published}`,
      since: sinceOf(entry.published),
      way: `公布以后的发布时间不能改，写回 published: ${entry.published}，从 git 或者备份里恢复 versions 文件夹`,
    },
  ];
}

/** Events that were public by now: each stays as it is. Phases follow from the window, which is compared by itself. */
function eventLosses({ entry, now, instant, folder }: Comparison): Loss[] {
  return entry.events
    .filter(({ kind, at }) => kind !== 'opened' && kind !== 'closed' && instantOf(at) <= instant)
    .flatMap((event) => {
      const same = now.events.find(({ name }) => name === event.name);
      if (same && whatIsTold(same) === whatIsTold(event)) return [];
      const what = `${nameOf(event)}${same ? '和读者看到过的不一样了' : '会不见'}`;
      return [{ place: folder, what, since: instantOf(event.at), way: wayBackTo(event, entry.slug, folder) }];
    });
}

/** What an event says, but for the title: that of a scheduled one follows later corrections until its moment. */
function whatIsTold({ title: _, ...facts }: NoticeEvent): string {
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nameOf(event: NoticeEvent): string {
  switch (event.kind) {
    case 'corrected':
      return `第${event.version}版的更正“${event.what}”`;
    case 'progress':
      return `第${event.version}版的整改进展`;
    case 'window-changed':
      return `第${event.version}版的公示期调整“${event.why}”`;
    case 'withdrawn':
      return `撤回“${event.reason}”`;
    case 'outcome':
      return '反馈情况';
    case 'outcome-corrected':
      return `反馈情况的更正“${event.what}”`;
    default:
      return '发布的第1版';
  }
}

function wayBackTo({ kind }: NoticeEvent, slug: string, folder: string): string {
  if (kind === 'withdrawn')
    return `撤回以后不能取消，从 git 或者备份里恢复 notice.md 的 withdrawn 和 ${folder}/versions；改正以后的内容，另写一篇通报公布`;
  const file = kind.startsWith('outcome')
    ? `${folder}/outcome.md 和 ${folder}/versions`
    : `${folder}/versions`;
  return `从 git 或者备份里恢复 ${file}；要改文字的，恢复以后再改，运行 npm run notice -- correct ${slug}`;
}

/** A window that changed without a record of its change. */
function windowLosses({ entry, now, folder }: Comparison): Loss[] {
  const before = windowInWords(entry.window);
  const after = windowInWords(now.window);
  if (before === after || newEvents(entry, now).some(({ kind }) => kind === 'window-changed')) return [];
  return [
    {
      place: folder,
      what: `公示期从${before}变成了${after}，没有留下调整的记录`,
      since: sinceOf(entry.published),
      way: `从 git 或者备份里恢复 notice.md 的 window 和 ${folder}/versions；要调整的，恢复以后再改，运行 npm run notice -- correct ${entry.slug}`,
    },
  ];
}

/** Records that were made anew although nothing that the page lists has changed: addresses of links, pictures. */
function recordLosses({ before, after, entry: { slug }, instant, folder }: Comparison): Loss[] {
  const was = before.records[slug];
  const is = after.records[slug];
  const kinds: { kind: keyof RecordHashes; name: string }[] = [
    { kind: 'versions', name: '版' },
    { kind: 'outcome', name: '次公布的反馈情况' },
  ];
  return kinds.flatMap(({ kind, name }) =>
    (was?.[kind] ?? [])
      .filter(({ at }) => instantOf(at) <= instant)
      .flatMap(({ at, hash }, index) =>
        is?.[kind][index]?.hash === hash
          ? []
          : [
              {
                place: folder,
                what: `第${index + 1}${name}和读者看到过的不一样了`,
                since: instantOf(at),
                way: `从 git 或者备份里恢复 ${folder}/versions；要改的，恢复以后再改，运行 npm run notice -- correct ${slug}`,
              },
            ],
      )
      .slice(0, 1),
  );
}
