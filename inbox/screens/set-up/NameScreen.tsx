import { useState } from 'react';
import { Passphrase } from '../../parts/Passphrase';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { SetUpSteps } from '../../parts/SetUpSteps';
import { focusField, TextField } from '../../parts/TextField';

/** Most characters of a clerk's name. */
const NAME_MOST = 20;

interface NameScreenProps {
  /** The site that the inbox is for. */
  site: string;
  /** Draws a passphrase to offer: six groups of four digits. */
  offer(): string;
  /** Why a passphrase of one's own is too weak, in Chinese; null where it is strong enough. */
  weakness(passphrase: string): Promise<string | null>;
  onDone(chosen: { name: string; passphrase: string }): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** The first step of setting up: who this inbox belongs to, and the passphrase that opens it. */
export function NameScreen({ site, offer, weakness, onDone, isBusy, problem }: NameScreenProps) {
  const [name, setName] = useState('');
  const [offered, setOffered] = useState(offer);
  const [own, setOwn] = useState<string | null>(null);
  const [errors, setErrors] = useState<{ name?: string; own?: string }>({});

  async function submit() {
    const found: { name?: string; own?: string } = {};
    const trimmed = name.trim();
    if (trimmed === '') found.name = '请填写姓名';
    else if ([...trimmed].length > NAME_MOST) found.name = `姓名最多${NAME_MOST}个字`;
    if (own !== null) {
      const weak = own.trim() === '' ? '请填写口令' : await weakness(own);
      if (weak !== null) found.own = weak;
    }
    setErrors(found);
    if (found.name) return focusField('name');
    if (found.own) return focusField('own');
    onDone({ name: trimmed, passphrase: own ?? offered });
  }

  return (
    <Screen title="开办收件箱">
      <SetUpSteps current={0} />
      <p>
        这是 <b className="site">{site}</b>{' '}
        的收件箱。群众提交的反馈，只有用收件箱才能打开。钥匙就在这台电脑上生成，不会交给服务器。
      </p>
      <ProblemNotice problem={problem} />
      <form
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          id="name"
          label="您的姓名"
          hint="同事会看到是谁办的。写真实姓名，例如：张明"
          error={errors.name}
          value={name}
          onChange={setName}
          disabled={isBusy}
        />
        <Passphrase
          offered={offered}
          own={own}
          error={errors.own}
          onAnother={() => setOffered(offer())}
          onOwn={setOwn}
        />
        <p className="note">
          请现在就把口令抄在纸上，锁好。每次打开收件箱都要输入。口令和后面打印的恢复单都丢了，收到的反馈就再也打不开，谁也没有办法。
        </p>
        <button type="submit" disabled={isBusy}>
          {isBusy ? '正在生成钥匙，请稍等…' : '口令抄好了，下一步'}
        </button>
      </form>
    </Screen>
  );
}
