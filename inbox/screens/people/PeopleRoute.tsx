import { useEffect, useState } from 'react';
import { chineseDay, dayOf, instantOf } from '#lib/model/date';
import { useAction } from '../../parts/use-action';
import type { InboxDevice, InboxSession, InboxSnapshot } from '../../work/inbox-types';
import type { OwnFile } from '../../work/own-file';
import { ExchangeRoute } from '../exchange/ExchangeRoute';
import { isOwnExchange } from '../exchange/exchange-words';
import { AddPersonScreen } from './AddPersonScreen';
import { InvitationScreen } from './InvitationScreen';
import { PeopleScreen } from './PeopleScreen';
import { RevokeScreen } from './RevokeScreen';

interface PeopleRouteProps {
  session: InboxSession;
  snapshot: InboxSnapshot;
  file: Pick<OwnFile, 'withData'>;
  /** The sealed vault of this file, base64. */
  vault: string;
  onBack(): void;
}

type PeoplePlace =
  | { readonly at: 'list' | 'add' | 'exchange' }
  | { readonly at: 'invitation'; readonly file: File; readonly expires: string }
  | { readonly at: 'revoke'; readonly device: InboxDevice };

/** Who works in the office: a clerk adds somebody, or ends a device's access. */
export function PeopleRoute({ session, snapshot, file, vault, onBack }: PeopleRouteProps) {
  const { people } = session;
  const [place, setPlace] = useState<PeoplePlace>(() => ({
    at: isOwnExchange(snapshot) ? 'exchange' : 'list',
  }));
  const [done, setDone] = useState<string | null>(null);
  const { isBusy, problem, setProblem, run } = useAction();

  useEffect(() => {
    // An exchange that a colleague made since is told here, and not a colleague's certificate taken for a stranger's.
    void run(async () => {
      await session.sync();
      await people.load();
    });
  }, [run, session, people]);

  function show(next: PeoplePlace, said: string | null = null) {
    setPlace(next);
    setDone(said);
    setProblem(null);
  }

  if (place.at === 'add')
    return (
      <AddPersonScreen
        offer={() => people.offer()}
        onDone={(name, role, passphrase) =>
          void run(async () => {
            const { fileName, data, expires } = await people.invite(name, role, passphrase);
            const made = new File([file.withData(data)], fileName, { type: 'text/html' });
            show({ at: 'invitation', file: made, expires });
          })
        }
        onBack={() => show({ at: 'list' })}
        isBusy={isBusy}
        problem={problem}
      />
    );
  if (place.at === 'exchange')
    return (
      <ExchangeRoute
        session={session}
        snapshot={snapshot}
        file={file}
        vault={vault}
        onBack={() => show({ at: 'list' })}
      />
    );
  if (place.at === 'invitation')
    return (
      <InvitationScreen
        file={place.file}
        until={chineseDay(dayOf(instantOf(place.expires)))}
        onBack={() => {
          show({ at: 'list' });
          void run(() => people.load());
        }}
      />
    );
  if (place.at === 'revoke')
    return (
      <RevokeScreen
        device={place.device}
        onRevoke={() =>
          void run(async () => {
            await people.revoke(place.device.id);
            show(
              { at: 'list' },
              `已经停用${place.device.name}的收件箱。他的文件里还有办公室的钥匙：请接着点“更换密钥”。`,
            );
          })
        }
        onBack={() => show({ at: 'list' })}
        isBusy={isBusy}
        problem={problem}
      />
    );
  return (
    <PeopleScreen
      devices={snapshot.devices}
      invitations={snapshot.invitations}
      mayAct={session.role === 'clerk'}
      onAdd={() => show({ at: 'add' })}
      onExchange={() => show({ at: 'exchange' })}
      onRevoke={(device) => show({ at: 'revoke', device })}
      onWithdraw={({ tokenHash, name }) =>
        void run(async () => {
          await people.withdraw(tokenHash);
          show({ at: 'list' }, `已经撤回给${name}的邀请，那份文件再也不能用了。`);
        })
      }
      onBack={onBack}
      isBusy={isBusy}
      done={done}
      problem={problem}
    />
  );
}
