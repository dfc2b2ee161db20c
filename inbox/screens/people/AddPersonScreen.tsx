import { useState } from 'react';
import type { DeviceRole } from '#lib/office/certificate';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { SelectField } from '../../parts/fields/SelectField';
import { focusField, TextField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { deviceNameError } from '../device-name';
import { ROLE_LABELS } from './words';

interface AddPersonScreenProps {
  /** Draws a temporary passphrase: six groups of four digits. */
  offer(): string;
  onDone(name: string, role: DeviceRole, passphrase: string): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** Whom a clerk adds, as what, and the temporary passphrase of their file. */
export function AddPersonScreen({ offer, onDone, onBack, isBusy, problem }: AddPersonScreenProps) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<DeviceRole>('clerk');
  const [passphrase, setPassphrase] = useState(offer);
  const [error, setError] = useState<string>();

  function submit() {
    const trimmed = name.trim();
    const wrong = deviceNameError(trimmed) ?? undefined;
    setError(wrong);
    if (wrong) focusField('colleague');
    else onDone(trimmed, role, passphrase);
  }

  return (
    <Screen title="添加同事">
      <p>
        这里写出一个文件和一个临时口令，交给同事。同事在自己的电脑上打开文件，定好自己的口令，就有了自己的收件箱。
      </p>
      <p className="note warn">
        <strong>同事的文件里也有办公室的钥匙，能读到全部反馈。</strong>
        “只能阅读”的，网站不接受他办理，读到的一样多。以后停用，只能不让它连网站，收不回钥匙。
      </p>
      <ProblemNotice problem={problem} />
      <Form onSubmit={submit}>
        <TextField
          id="colleague"
          label="同事的姓名"
          hint="别的同事会看到是谁办的。写真实姓名，例如：李华"
          error={error}
          value={name}
          onChange={setName}
          disabled={isBusy}
        />
        <SelectField
          id="role"
          label="可以做什么"
          value={role}
          options={[
            { value: 'clerk', label: ROLE_LABELS.clerk },
            { value: 'reader', label: ROLE_LABELS.reader },
          ]}
          onChange={(value) => setRole(value === 'reader' ? 'reader' : 'clerk')}
          all={null}
        />
        <h2>临时口令</h2>
        <div className="offered">
          <output className="digits" aria-label="临时口令">
            {passphrase}
          </output>
          <Button kind="second" label="换一组" disabled={isBusy} onClick={() => setPassphrase(offer())} />
        </div>
        <p className="note">
          请现在就抄在纸上。口令当面告诉同事，不要和文件放在一起，不要发消息。离开这一页，就再也看不到它了。
        </p>
        <Button
          type="submit"
          label={isBusy ? '正在生成文件，请稍等…' : '口令抄好了，下一步'}
          disabled={isBusy}
        />
        <Button kind="second" label="不添加了，返回" disabled={isBusy} onClick={onBack} />
      </Form>
    </Screen>
  );
}
