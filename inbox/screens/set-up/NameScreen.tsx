import { useState } from 'react';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { focusField, TextField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { deviceNameError } from '../device-name';
import { ExistingKey } from './ExistingKey';
import { Passphrase } from './Passphrase';
import { SetUpSteps } from './SetUpSteps';

/** What a set-up is begun with. */
export interface ChosenSetUp {
  readonly name: string;
  readonly passphrase: string;
  /** The office's key, where it has one already; null: a new one is made. */
  readonly identity: string | null;
}

/** The error of each field. */
type NameErrors = Partial<Record<'name' | 'own' | 'key', string>>;

interface NameScreenProps {
  /** The site that the inbox is for. */
  site: string;
  /** Draws a passphrase to offer: six groups of four digits. */
  offer(): string;
  /** Why a passphrase of one's own is too weak, in Chinese; null where it is strong enough. */
  weakness(passphrase: string, name: string): string | null;
  /** Finds the office's key in what was typed or read; null where there is none. */
  parseKey(written: string): Promise<string | null>;
  onDone(chosen: ChosenSetUp): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** The first step of setting up: who this inbox belongs to, and the passphrase that opens it. */
export function NameScreen({ site, offer, weakness, parseKey, onDone, isBusy, problem }: NameScreenProps) {
  const [name, setName] = useState('');
  const [offered, setOffered] = useState(offer);
  const [own, setOwn] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [errors, setErrors] = useState<NameErrors>({});

  async function submit() {
    const found: NameErrors = {};
    const trimmed = name.trim();
    const wrong = deviceNameError(trimmed);
    if (wrong !== null) found.name = wrong;
    if (own !== null) {
      const weak = own.trim() === '' ? '请填写口令' : weakness(own, trimmed);
      if (weak !== null) found.own = weak;
    }
    const identity = key === null ? null : await parseKey(key);
    if (key !== null && identity === null)
      found.key = '这不是完整的私钥。请对照恢复单，一组一组核对；或者打开私钥文件';
    setErrors(found);
    if (found.name) return focusField('name');
    if (found.own) return focusField('own');
    if (found.key) return focusField('key');
    onDone({ name: trimmed, passphrase: own ?? offered, identity });
  }

  return (
    <Screen title="开办收件箱">
      <SetUpSteps current={0} />
      <p>
        这是 <b className="site">{site}</b>{' '}
        的收件箱。群众提交的反馈，只有用收件箱才能打开。钥匙就在这台电脑上生成，不会交给服务器。
      </p>
      <ProblemNotice problem={problem} />
      <Form
        onSubmit={() => {
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
        <ExistingKey written={key} error={errors.key} onWritten={setKey} />
        <p className="note">
          请现在就把口令抄在纸上，锁好。每次打开收件箱都要输入。口令和后面打印的恢复单都丢了，收到的反馈就再也打不开，谁也没有办法。
        </p>
        <Button
          type="submit"
          label={isBusy ? '正在生成钥匙，请稍等…' : '口令抄好了，下一步'}
          disabled={isBusy}
        />
      </Form>
    </Screen>
  );
}
