import { useEffect, useState } from 'react';
import { OneFieldForm } from '../parts/fields/OneFieldForm';
import { focusField } from '../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../parts/ProblemNotice';
import { Screen } from '../parts/Screen';

/** Why an inbox was locked. */
export type LockedBy = 'request' | 'idle' | 'leaving' | 'error';

interface UnlockScreenProps {
  /** Whose inbox this is, as the file says. */
  name: string;
  site: string;
  /** Null when the file was just opened. */
  lockedBy: LockedBy | null;
  isBusy: boolean;
  /** How many wrong passphrases were typed one after another. */
  wrongs: number;
  problem: InboxProblem | null;
  onUnlock(passphrase: string): void;
}

const LOCKED = {
  request: '收件箱已经上锁。',
  idle: '十分钟没有人操作，收件箱已经自动上锁。',
  leaving: '离开过这一页，收件箱已经自动上锁。',
  error: null,
} as const satisfies Record<LockedBy, string | null>;

/** Asks for the passphrase. */
export function UnlockScreen(props: UnlockScreenProps) {
  const { name, site, lockedBy, isBusy, wrongs, problem, onUnlock } = props;
  const [isShown, setIsShown] = useState(false);
  // Whoever opens the file wants to type at once.
  useEffect(() => focusField('passphrase'), []);
  useEffect(() => {
    if (wrongs > 0) focusField('passphrase');
  }, [wrongs]);
  return (
    <Screen title={`${name}的收件箱`}>
      <p>
        网站：<b className="site">{site}</b>
      </p>
      {lockedBy && LOCKED[lockedBy] && <p className="note">{LOCKED[lockedBy]}</p>}
      <ProblemNotice problem={problem} />
      <OneFieldForm
        id="passphrase"
        label="口令"
        hint="空格、大小写、全角半角都不区分"
        isHidden={!isShown}
        missing="请输入口令"
        wrong={wrongs > 0 ? '口令不对。请对照抄写的纸，再输入一遍。' : undefined}
        submit={isBusy ? '正在打开，要几秒钟…' : '打开'}
        isBusy={isBusy}
        onSubmit={onUnlock}
      >
        <div className="tick">
          <input
            type="checkbox"
            id="show"
            checked={isShown}
            onChange={({ target }) => setIsShown(target.checked)}
          />
          <label htmlFor="show">显示口令</label>
        </div>
      </OneFieldForm>
      <details>
        <summary>忘了口令怎么办</summary>
        <p>
          先找抄口令的那张纸。找不到了，请能办理的同事停用这个收件箱，再添加一次。没有这样的同事，恢复单还在：请管理网站的同志用恢复单上的私钥，在服务器上用命令阅读。两样都丢了，收到的反馈就再也打不开，谁也没有办法。
        </p>
      </details>
    </Screen>
  );
}
