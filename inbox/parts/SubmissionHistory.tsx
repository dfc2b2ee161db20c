import { CHANNELS, CONSENTS } from '#lib/feedback/form/entered';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { chineseDay } from '#lib/model/date';
import { labelFor, RATINGS } from '#lib/model/submission-kinds';
import type { EntryTrust, InboxEntry } from '../work/inbox-types';
import { InternalWords } from './ActWords';
import { Written, WrittenBlock } from './Written';

interface SubmissionHistoryProps {
  entries: readonly InboxEntry[];
  /** Words of a search to mark, normalised. */
  words?: readonly string[];
  /** Entries that are new to the reader, by their ids: they are marked. */
  fresh?: ReadonlySet<string>;
}

/** What came after a submission, in order: additions and ratings of its writer, what the office did and noted. */
export function SubmissionHistory({ entries, words = [], fresh }: SubmissionHistoryProps) {
  return (
    <ol className="history">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.trust === 'writer' ? 'writer' : undefined}>
          <h3>
            {fresh?.has(entry.id) && <span className="more">新的</span>} {titleOf(entry)}
          </h3>
          <p className="hint">
            {chineseDay(entry.day)}
            {entry.by !== null && (
              <>
                ，<Written text={entry.by} />
              </>
            )}
            <Trust trust={entry.trust} />
          </p>
          <EntryWords entry={entry} words={words} />
        </li>
      ))}
    </ol>
  );
}

function titleOf({ kind, state, words }: InboxEntry): string {
  if (kind === 'addition') return '写信人补充';
  if (kind === 'rating')
    return words?.kind === 'rating' ? `写信人评价：${labelFor(RATINGS, words.rating)}` : '写信人评价';
  if (kind === 'entered') return '由办公室登记（写信人看不到这一条）';
  if (kind === 'internal') return '内部记录（写信人看不到）';
  if (kind === 'answer') return '答复';
  return state === null ? '状态' : `改为“${STATE_LABELS[state]}”`;
}

const TRUST = {
  vouched: null,
  writer: null,
  server: '，在服务器上用命令办的，不能核实是谁',
  queued: '，还没有送到服务器',
} as const satisfies Record<Exclude<EntryTrust, 'unvouched'>, string | null>;

/** How far it can be told who made an entry. */
function Trust({ trust }: { trust: EntryTrust }) {
  if (trust !== 'unvouched') return TRUST[trust];
  return <strong className="late">，签名不对，可能不是同事办的，请当面核实</strong>;
}

function EntryWords({ entry, words }: { entry: InboxEntry; words: readonly string[] }) {
  if (entry.isUnreadable)
    return <p className="late">这一条的文字打不开，或者是从别处搬来的。请告诉管理网站的同志。</p>;
  if (entry.words === null) return null;
  if (entry.words.kind !== 'internal')
    return entry.words.text === '' ? null : <WrittenBlock text={entry.words.text} words={words} />;
  const { entered } = entry.words;
  return (
    <>
      {entered && (
        <p>
          {labelFor(CHANNELS, entered.channel)}。{labelFor(CONSENTS, entered.consent)}
        </p>
      )}
      <InternalWords internal={entry.words} words={words} />
    </>
  );
}
