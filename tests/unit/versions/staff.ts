import type { Instant } from '#lib/clock';
import { formatProblem, isError } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import type { Notice } from '#lib/model/notice';
import { recordProgress } from '#lib/versions/changes/record-progress';
import type { CommandResult } from '#lib/versions/command-result';
import { type CorrectionReasons, prepareCorrection } from '#lib/versions/correct';
import { loadContent } from '#lib/versions/load';
import { publish } from '#lib/versions/publish';

const SLUG = '2024-reading-corner';

/** A content folder in the hands of staff, who change files and run the tools at moments of the test's choice. */
export class Staff {
  constructor(public tree: ContentTree) {}

  /** Changes the file at `path`, below the notice's folder. @throws when nothing was changed. */
  edit(path: string, change: (text: string) => string): void {
    const full = `${SLUG}/${path}`;
    const before = new TextDecoder().decode(this.tree.get(full));
    const after = change(before);
    if (after === before) throw new Error(`${path} is as it was`);
    this.tree = new Map([...this.tree, [full, new TextEncoder().encode(after)]]);
  }

  /** Runs `publish` and gives what it says. */
  publish(now: Instant, at: string | null = null, isNow = false): string {
    return this.done(publish({ tree: this.tree, root: 'content', slug: SLUG, at, isNow, now }));
  }

  /** Runs `correct` and gives what it says. */
  correct(now: Instant, reasons: Partial<CorrectionReasons> = {}): string {
    const change = prepareCorrection({ tree: this.tree, root: 'content', slug: SLUG, now });
    const { what = '份数', why = '录入有误', windowWhy = '群众反映时间短' } = reasons;
    return this.done(change.done ? change.record({ what, why, windowWhy }) : change);
  }

  /** Runs `progress` and gives what it says. */
  progress(now: Instant): string {
    return this.done(recordProgress({ tree: this.tree, root: 'content', slug: SLUG, now }));
  }

  /** The text of a file below the notice's folder; null where there is none. */
  file(path: string): string | null {
    const bytes = this.tree.get(`${SLUG}/${path}`);
    return bytes === undefined ? null : new TextDecoder().decode(bytes);
  }

  /** What the check says is wrong, each in one text. */
  errors(): string[] {
    return loadContent(this.tree, 'content').problems.filter(isError).map(formatProblem);
  }

  /** The notice as it is built. @throws when the check refuses it. */
  notice(): Notice {
    const [notice] = loadContent(this.tree, 'content').notices;
    if (!notice) throw new Error(this.errors().join('\n'));
    return notice;
  }

  private done(result: CommandResult): string {
    if (!result.done) return [result.reason, ...result.problems.map(formatProblem)].join('\n');
    const tree = new Map(this.tree);
    for (const [path, text] of result.files) {
      if (text === null) tree.delete(path);
      else tree.set(path, new TextEncoder().encode(text));
    }
    this.tree = tree;
    return result.messages.join('\n');
  }
}
