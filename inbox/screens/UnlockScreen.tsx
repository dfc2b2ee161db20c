import { useEffect, useState } from 'react';
import { formatDigest, parseDigest } from '#lib/office/record-digest';
import { OneFieldForm } from '../parts/fields/OneFieldForm';
import { focusField, TextField } from '../parts/fields/TextField';
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
  /** The digest of the office's record as it was when this inbox was locked; null for none. */
  digest: string | null;
  /** @param digest what was written down of it before, twelve digits; null for nothing. */
  onUnlock(passphrase: string, digest: string | null): void;
}

const LOCKED = {
  request: '收件箱已经上锁。',
  idle: '十分钟没有人操作，收件箱已经自动上锁。',
  leaving: '离开过这一页，收件箱已经自动上锁。',
  error: null,
} as const satisfies Record<LockedBy, string | null>;

/** Asks for the passphrase. */
export function UnlockScreen(props: UnlockScreenProps) {
  const { name, site, lockedBy, isBusy, wrongs, problem, digest, onUnlock } = props;
  const [isShown, setIsShown] = useState(false);
  const [noted, setNoted] = useState('');
  const [notedError, setNotedError] = useState<string | undefined>(undefined);
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
      {digest && (
        <p className="note">
          办理记录的核对数字：<b className="digits">{formatDigest(digest)}</b>
          请抄在纸上。下次打开时填进去，就能看出网站上的记录有没有退回到从前，有没有换过。
        </p>
      )}
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
        onSubmit={(passphrase) => {
          const digits = parseDigest(noted);
          const isWrong = noted.trim() !== '' && digits === null;
          setNotedError(isWrong ? '应当是12个数字；没有抄，就空着' : undefined);
          if (isWrong) focusField('digest');
          else onUnlock(passphrase, digits);
        }}
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
        <TextField
          id="digest"
          label="上次抄下的核对数字（可以不填）"
          hint="上锁的时候显示的12个数字"
          error={notedError}
          value={noted}
          onChange={setNoted}
          inputMode="numeric"
        />
      </OneFieldForm>
      <details>
        <summary>忘了口令怎么办</summary>
        <p>
          先找抄口令的那张纸。找不到了，请能办理的同事停用这个收件箱，再添加一次。没有这样的同事，恢复单还在：请管理网站的同志运行
          npm run office --
          setup，再开办一次，勾“办公室已经有私钥”，照恢复单填写。以前的反馈都打得开。两样都丢了，收到的反馈就再也打不开，谁也没有办法。
        </p>
      </details>
    </Screen>
  );
}
