import { useState } from 'react';
import { formatDigest } from '#lib/office/record-digest';
import { Departure } from '../../parts/Departure';
import { Button } from '../../parts/fields/Button';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Written } from '../../parts/Written';
import type { InboxDevice } from '../../work/inbox-types';
import type { InboxRecord } from '../../work/record/record-types';
import { RecordTable } from './RecordTable';

/** Entries that are shown at first, and that each press shows more. */
const PAGE = 100;

/** Problems that are listed: after so many the record is wrong as a whole. */
const LISTED = 20;

interface RecordScreenProps {
  record: InboxRecord;
  devices: readonly InboxDevice[];
  /** What entries say more exactly, by their ids. */
  exactly: ReadonlyMap<string, string>;
  /** The digest of the record's end, twelve digits; null while there is none. */
  digest: string | null;
  site: string;
  isBusy: boolean;
  problem: InboxProblem | null;
  onPrint(): void;
  onBack(): void;
}

/** The office's record: who did what on which day, the newest first, and whether it fits. */
export function RecordScreen(props: RecordScreenProps) {
  const { record, devices, exactly, digest, site, isBusy, problem, onPrint, onBack } = props;
  const [shown, setShown] = useState(PAGE);
  const newest = [...record.entries].reverse();
  return (
    <>
      <Screen
        title="办理记录"
        wide
        actions={
          <>
            <Button kind="second" label="返回列表" onClick={onBack} />
            <Button kind="second" label="打印" onClick={onPrint} disabled={newest.length === 0} />
          </>
        }
      >
        <ProblemNotice problem={problem} />
        <div role="status">
          {isBusy && <p>正在读取和核对。</p>}
          {!isBusy && <Verdict record={record} />}
        </div>
        {digest && (
          <p>
            现在的核对数字：<b className="digits">{formatDigest(digest)}</b>
            <span className="hint">（上锁的时候也会显示；抄下来，下次打开时可以填）</span>
          </p>
        )}
        {newest.length > 0 && (
          <>
            <p className="hint">从新到旧。每一条都写着前一条的校验值，改动、拿掉中间的一条，后面就接不上。</p>
            <RecordTable entries={newest.slice(0, shown)} devices={devices} exactly={exactly} />
          </>
        )}
        {newest.length > shown && (
          <Button
            kind="second"
            label={`再看更早的${Math.min(PAGE, newest.length - shown)}条`}
            onClick={() => setShown((before) => before + PAGE)}
          />
        )}
      </Screen>
      <section className="paper" aria-hidden="true">
        <h1>办理记录</h1>
        <p className="soft">{site}</p>
        <Verdict record={record} />
        {digest && <p>核对数字：{formatDigest(digest)}</p>}
        <RecordTable entries={record.entries} devices={devices} exactly={exactly} />
      </section>
    </>
  );
}

/** Whether the record fits, in words. */
function Verdict({ record: { entries, departure, problems } }: Pick<RecordScreenProps, 'record'>) {
  return (
    <>
      {departure && <Departure {...departure} />}
      {problems !== null && problems.length > 0 && (
        <div className="note warn">
          <p>
            <strong>有{problems.length}处对不上。</strong>请打印这一页，交给办公室负责人。
          </p>
          <ul>
            {problems.slice(0, LISTED).map((text) => (
              <li key={text}>
                <Written text={text} />
              </li>
            ))}
          </ul>
          {problems.length > LISTED && <p>还有{problems.length - LISTED}处。</p>}
        </div>
      )}
      {entries.length === 0 && <p>办理记录里还没有内容。</p>}
      {entries.length > 0 && problems?.length === 0 && departure === null && (
        <p className="note done">共{entries.length}条，前后相接，签名都对，没有发现不符。</p>
      )}
    </>
  );
}
