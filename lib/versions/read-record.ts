import type * as z from 'zod';
import { decodeText } from '#lib/content/files/decode';
import {
  OUTCOME_FILE,
  VERSIONS_FOLDER,
  versionNumberIn,
  WITHDRAWAL_FILE,
} from '#lib/content/files/version-files';
import { type Problem, problem } from '#lib/content/problem';
import type { NoticeSource } from '#lib/content/source';
import { instantOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import { goesBack, progressBetween } from '#lib/versions/changes/progress';
import { differenceOf } from '#lib/versions/difference';
import { type OutcomeRecord, outcomeRecordSchema } from '#lib/versions/outcome-record';
import { type ParsedRecord, parseRecord, type RecordKeys } from '#lib/versions/record-format';
import { type RecordedVersion, versionSchema } from '#lib/versions/version';
import { type WithdrawalRecord, withdrawalRecordSchema } from '#lib/versions/withdrawal';

/** The records of a notice: what its `versions/` folder holds. */
export interface NoticeRecord {
  /** Oldest first. */
  versions: RecordedVersion[];
  withdrawal: WithdrawalRecord | null;
  /** Every edition of the outcome. */
  outcome: OutcomeRecord | null;
  /** Why the records cannot be trusted; with an error among them, nothing else here should be relied on. */
  problems: Problem[];
}

/** Reads a notice's records, and verifies the chain of its versions from the first to the last. */
export function readNoticeRecord(
  source: Pick<NoticeSource, 'slug' | 'directory' | 'recordFiles'>,
): NoticeRecord {
  const reader = new RecordReader(source);
  return {
    versions: reader.versions(),
    withdrawal: reader.withdrawal(),
    outcome: reader.outcome(),
    problems: reader.problems,
  };
}

/** Why a record's text cannot be read, by the rule of the problem. */
const HOW_UNREAD: Readonly<Record<string, string>> = { utf8: '不是 UTF-8 文字', limit: '文件太大' };

class RecordReader {
  readonly problems: Problem[] = [];

  constructor(private readonly source: Pick<NoticeSource, 'slug' | 'directory' | 'recordFiles'>) {}

  versions(): RecordedVersion[] {
    const numbers = new Set<number>();
    for (const name of this.source.recordFiles.keys()) {
      const number = versionNumberIn(name);
      if (number !== null) numbers.add(number);
      else if (name !== WITHDRAWAL_FILE && name !== OUTCOME_FILE) this.stray(name);
    }
    const versions: RecordedVersion[] = [];
    const last = Math.max(0, ...numbers);
    for (let number = 1; number <= last; number += 1) {
      const version = numbers.has(number)
        ? this.version(number, versions.at(-1) ?? null)
        : this.gap(number, numbers);
      // What follows a broken link can no longer be followed.
      if (version === null) return [];
      versions.push(version);
    }
    return versions;
  }

  withdrawal(): WithdrawalRecord | null {
    if (!this.source.recordFiles.has(WITHDRAWAL_FILE)) return null;
    const read = this.record(WITHDRAWAL_FILE, withdrawalRecordSchema);
    if (read === null) return null;
    return read.tampering === null ? read.content : this.broken(WITHDRAWAL_FILE, read.tampering);
  }

  outcome(): OutcomeRecord | null {
    if (!this.source.recordFiles.has(OUTCOME_FILE)) return null;
    const read = this.record(OUTCOME_FILE, outcomeRecordSchema);
    if (read === null) return null;
    const isWhole = read.content.editions.every(
      ({ text, fingerprint, correction }, index) =>
        fingerprint === fingerprintOf(text) && (correction === null) === (index === 0),
    );
    const how = read.tampering ?? (isWhole ? null : '内容与封记不符');
    return how === null ? read.content : this.broken(OUTCOME_FILE, how);
  }

  private version(number: number, before: RecordedVersion | null): RecordedVersion | null {
    const name = `${number}.json`;
    if (!this.source.recordFiles.has(name)) return this.unfinished(number);
    const read = this.record(name, versionSchema);
    const text = this.text(`${number}.txt`);
    if (read === null || text === null) return null;
    const version = { ...read.content, text };
    if (version.fingerprint !== fingerprintOf(text))
      return this.broken(`${number}.txt`, '文字与它的指纹不符');
    const how = read.tampering ?? brokenLink(version, number, before);
    return how === null ? version : this.broken(name, how);
  }

  /** Parses a record of this notice; null, with a problem reported, where that fails. */
  private record<Content extends RecordKeys>(
    name: string,
    schema: z.ZodType<Content>,
  ): ParsedRecord<Content> | null {
    const text = this.text(name);
    if (text === null) return null;
    const read = parseRecord(text, schema);
    if (read === null) return this.broken(name, '内容不完整，或者多了别的内容');
    return read.content.notice === this.source.slug ? read : this.copied(name, read.content.notice);
  }

  private text(name: string): string | null {
    const bytes = this.source.recordFiles.get(name);
    if (bytes === undefined) return this.broken(name, '缺少这个文件');
    const decoded = decodeText(this.fileOf(name), bytes);
    if (decoded.problem) return this.broken(name, HOW_UNREAD[decoded.problem.ruleId] ?? '读不出来');
    return decoded.text;
  }

  private broken(name: string, how: string): null {
    return this.report(name, {
      reason: '留存的版本被改动过',
      found: how,
      expected:
        '留存的版本由 npm run notice 写成，不能手工修改、改名或者删去；从备份（例如 git）里恢复原来的文件',
    });
  }

  /** Reports a text without its record: a command that was interrupted leaves one, since it writes the text first. */
  private unfinished(number: number): null {
    const name = `${number}.txt`;
    return this.report(name, {
      reason: `第${number}版没有写完，或者丢了 ${number}.json`,
      expected: `刚才的命令中断了的，删去 ${name}，再运行一次；不是的，从备份（例如 git）里恢复 ${number}.json`,
    });
  }

  /** Reports a version of which neither file is there, although a later one is, at the first file that is too many. */
  private gap(number: number, numbers: ReadonlySet<number>): null {
    const next = Math.min(...[...numbers].filter((later) => later > number));
    const names = ['json', 'txt']
      .map((ending) => `${next}.${ending}`)
      .filter((name) => this.source.recordFiles.has(name));
    return this.report(names[0] ?? '', {
      reason: `有第${next}版，却没有第${number}版`,
      found: [...this.source.recordFiles.keys()].sort().join('、'),
      expected: `各版从1起，一版接一版；丢了第${number}版的，从备份（例如 git）里恢复 ${number}.json 和 ${number}.txt；${names.join('、')} 是从别处复制来的，把它移走`,
    });
  }

  private copied(name: string, notice: string): null {
    return this.report(name, {
      reason: '这里留存的是另一份通报的版本',
      found: notice,
      expected: `复制来的新通报，删去它的 ${VERSIONS_FOLDER} 文件夹；已经发布的通报，文件夹名是网址的一部分，不能改`,
    });
  }

  private stray(name: string): void {
    this.report(name, {
      severity: 'warning',
      reason: '这个文件不是留存的版本，不会起作用',
      expected: `${VERSIONS_FOLDER} 文件夹里只有 npm run notice 写成的文件；请把它移到别处`,
    });
  }

  /** Adds a problem of a file in `versions/`, and returns null in place of what could not be read. */
  private report(name: string, what: Omit<Parameters<typeof problem>[0], 'place' | 'rule'>): null {
    const place = { file: this.fileOf(name), line: 1, column: 1 };
    this.problems.push(problem({ ...what, place, rule: 'version-chain' }));
    return null;
  }

  private fileOf(name: string): string {
    return `${this.source.directory}/${VERSIONS_FOLDER}/${name}`;
  }
}

/** Why a version does not continue the one before it, in Chinese; null when it does. */
function brokenLink(record: RecordedVersion, number: number, before: RecordedVersion | null): string | null {
  if (record.version !== number) return `里面写的是第${record.version}版`;
  if (record.previous !== (before?.seal ?? null)) return '接不上前一版';
  if (before === null) return record.at === record.facts.published ? null : '第1版的时间不是发布时间';
  if (record.reading !== before.reading) return '读法（reading）与前一版不同';
  if (instantOf(record.at) <= instantOf(before.at)) return '时间不在前一版之后';
  const difference = differenceOf(before, record);
  if (difference === null) return '与前一版没有不同';
  if (difference.published) return '发布时间与前一版不同';
  const { correction, progress, setBack } = record;
  const made = progress ? progressBetween(before, record) : null;
  if ((progress && (correction !== null || made === null)) || (setBack && !(made && goesBack(made))))
    return '整改进展的记录与两版的差别不符';
  if (difference.words !== (correction !== null || progress === true)) return '更正的记录与两版的差别不符';
  return difference.window === (record.windowChange !== null) ? null : '公示期调整的记录与两版的差别不符';
}
