import type { Instant } from '#lib/clock';
import { instantOf, minuteOf, momentOf } from '#lib/notice/date';
import { examine } from '#lib/notice/examine';
import { fingerprintOf } from '#lib/notice/fingerprint';
import { noticeText } from '#lib/notice/plain';
import { isError } from '#lib/notice/problem';
import { Shelf } from '#lib/notice/read';
import { officeReach } from '#lib/notice/site-file';
import type { ContentTree } from '#lib/notice/source';
import { type Done, type Refused, refuse } from '#lib/notice/version/deed';
import { type Difference, differenceOf } from '#lib/notice/version/difference';
import { factsOf } from '#lib/notice/version/facts';
import { VERSIONS } from '#lib/notice/version/kept-files';
import { fileTextOf, sealed } from '#lib/notice/version/version';

/** What `correct` is asked for. */
export interface CorrectRequest {
  tree: ContentTree;
  /** How messages name the content folder. */
  root: string;
  slug: string;
  now: Instant;
}

/** What was changed and why, in staff's words: each only where the difference asks for it. */
export interface Reasons {
  /** What was corrected in text, title, issuer or pictures. */
  what: string;
  why: string;
  /** Why the window was changed. */
  windowWhy: string;
}

/** A change of a published notice, of which only the reasons are missing. */
export interface Correction {
  done: true;
  /** Decides what must be told: the diff, not the author. */
  difference: Difference;
  /** Keeps the change as the next version. */
  keep(reasons: Reasons): Done;
}

/** The change of a published notice since its last version, to be kept as the next one. */
export function correction({ tree, root, slug, now }: CorrectRequest): Correction | Refused {
  const { notice, kept, source, problems } = examine(new Shelf(tree, root, officeReach(tree, root)), slug);
  const obstacles = [...problems, ...kept.problems].filter(isError);
  if (!notice || obstacles.length > 0) return refuse('先改正下面的错误，再运行一次。', obstacles);
  const last = kept.versions.at(-1);
  if (!last || instantOf(last.at) > now)
    return refuse(`这份通报还没有发布，可以直接改。改好以后运行 npm run notice -- publish ${slug}。`);
  const facts = factsOf(notice, source);
  if (facts === null || facts.published !== last.facts.published)
    return refuse(
      `这份通报已于${minuteOf(instantOf(last.facts.published))}发布，发布时间不能再改。请写回 published: ${last.facts.published}。`,
    );
  const text = noticeText(notice);
  const difference = differenceOf(last, { text, facts });
  if (difference === null) return refuse('没有改动：现在的内容和留存的版本一致。');
  const number = last.version + 1;
  return {
    done: true,
    difference,
    keep: ({ what, why, windowWhy }) => {
      const version = sealed({
        notice: slug,
        version: number,
        // A clock that was put back must not put a version before the one that it follows.
        at: momentOf(Math.max(now, instantOf(last.at) + 1000)),
        facts,
        fingerprint: fingerprintOf(text),
        correction: difference.words ? { what, why } : null,
        windowChange: difference.window ? { why: windowWhy } : null,
        previous: last.seal,
      });
      return {
        done: true,
        files: new Map([
          [`${slug}/${VERSIONS}/${number}.txt`, text],
          [`${slug}/${VERSIONS}/${number}.json`, fileTextOf(version)],
        ]),
        said: [`已留存第${number}版。指纹：${version.fingerprint}`],
      };
    },
  };
}
