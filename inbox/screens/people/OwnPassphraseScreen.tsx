import { useState } from 'react';
import type { DeviceRole } from '#lib/office/certificate';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { focusField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Passphrase } from '../set-up/Passphrase';
import { ROLE_LABELS } from './words';

interface OwnPassphraseScreenProps {
  name: string;
  /** What they are invited to do. */
  invitedAs: DeviceRole;
  site: string;
  /** Draws a passphrase to offer: six groups of four digits. */
  offer(): string;
  /** Why a passphrase of one's own is too weak, in Chinese; null where it is strong enough. */
  weakness(passphrase: string): string | null;
  onDone(passphrase: string): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** The colleague's own passphrase, which replaces the temporary one. */
export function OwnPassphraseScreen(props: OwnPassphraseScreenProps) {
  const { name, invitedAs, site, offer, weakness, onDone, isBusy, problem } = props;
  const [offered, setOffered] = useState(offer);
  const [own, setOwn] = useState<string | null>(null);
  const [error, setError] = useState<string>();

  function submit() {
    const weak = own === null ? null : own.trim() === '' ? '请填写口令' : weakness(own);
    setError(weak ?? undefined);
    if (weak === null) onDone(own ?? offered);
    else focusField('own');
  }

  return (
    <Screen title="定好自己的口令">
      <p>
        这是{name}在 <b className="site">{site}</b> 的收件箱，可以{ROLE_LABELS[invitedAs]}
        。从现在起用自己的口令，临时口令以后没有用。
      </p>
      <ProblemNotice problem={problem} />
      <Form onSubmit={submit}>
        <Passphrase
          offered={offered}
          own={own}
          error={error}
          onAnother={() => setOffered(offer())}
          onOwn={setOwn}
        />
        <p className="note">
          请现在就把口令抄在纸上，锁好。每次打开收件箱都要输入。口令忘了，请同事停用这个收件箱，再添加一次。
        </p>
        <Button
          type="submit"
          label={isBusy ? '正在生成收件箱，请稍等…' : '口令抄好了，下一步'}
          disabled={isBusy}
        />
      </Form>
    </Screen>
  );
}
