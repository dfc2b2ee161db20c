import { useState } from 'react';
import { recipientDigits } from '#lib/office/check-word';
import { useAction } from '../../parts/use-action';
import type { GivenKey } from '../../work/exchange/exchange-types';
import { finishedExchange } from '../../work/exchange/finished-exchange';
import type { InboxSession, InboxSnapshot } from '../../work/inbox-types';
import type { OwnFile } from '../../work/own-file';
import { parseIdentity } from '../../work/set-up';
import type { SavedInbox } from '../../work/set-up-types';
import { BeginExchange } from './BeginExchange';
import { BegunExchange } from './BegunExchange';
import { FinishExchange } from './FinishExchange';
import { FinishedScreen } from './FinishedScreen';
import { SaveRenewed } from './SaveRenewed';
import { TakeKey } from './TakeKey';

interface ExchangeRouteProps {
  session: InboxSession;
  snapshot: InboxSnapshot;
  file: Pick<OwnFile, 'withData'>;
  /** The sealed vault of this file, base64. */
  vault: string;
  onBack(): void;
}

/** The exchange of the office's key, as far as an open inbox has to do with it. */
export function ExchangeRoute({ session, snapshot, file, vault, onBack }: ExchangeRouteProps) {
  const { exchange } = session;
  const [saved, setSaved] = useState<{ file: File; isGiven: boolean } | null>(null);
  const [given, setGiven] = useState<GivenKey | null>(null);
  const [isNoKey, setIsNoKey] = useState(false);
  const [isAgain, setIsAgain] = useState(false);
  const { isBusy, wrongs, problem, run } = useAction();
  function keep({ fileName, data }: SavedInbox, isGiven: boolean) {
    setSaved({ file: new File([file.withData(data)], fileName, { type: 'text/html' }), isGiven });
  }

  const common = { mayAct: session.role === 'clerk', onBack, isBusy, isWrong: wrongs > 0, problem };
  const { office, devices } = snapshot;
  const standing = office?.exchange ?? null;
  if (saved) return <SaveRenewed {...saved} onBack={onBack} />;
  if (standing?.step === 'switched' && office?.isOwnKey === false)
    return (
      <TakeKey
        {...common}
        given={given}
        onFile={(chosen) => void run(async () => setGiven(await exchange.open(await chosen.text())))}
        isNoKey={isNoKey}
        onTyped={(text) =>
          void run(async () => {
            const identity = await parseIdentity(text);
            setIsNoKey(identity === null);
            if (identity !== null) setGiven(await exchange.typed(identity));
          })
        }
        onAccept={(passphrase) =>
          void run(async () => {
            if (given) keep(await given.accept(vault, passphrase), true);
          })
        }
      />
    );
  if (standing?.step === 'switched')
    return <FinishExchange session={session} devices={devices} exchange={standing} onBack={onBack} />;
  if (standing && standing.step !== 'retired') {
    const device = devices.find(({ id }) => id === standing.device);
    return (
      <BegunExchange
        {...common}
        name={device?.isOwn ? null : (device?.name ?? '不认识的收件箱')}
        onCancel={() => void run(() => exchange.cancel(standing.recipient))}
      />
    );
  }
  if (standing && !isAgain) {
    const { retired, confirmed } = finishedExchange(standing, snapshot.record.entries);
    return (
      <FinishedScreen
        retired={retired}
        digits={{ present: session.recipientDigits, former: recipientDigits(standing.former) }}
        confirmed={confirmed.map(({ device, day }) => {
          const known = devices.find(({ id }) => id === device);
          return { name: known?.name ?? '不认识的收件箱', day, isEnded: known?.state === 'revoked' };
        })}
        mayAct={common.mayAct}
        onAgain={() => setIsAgain(true)}
        onBack={onBack}
      />
    );
  }
  return (
    <BeginExchange
      {...common}
      onBegin={(passphrase) => void run(async () => keep(await exchange.begin(vault, passphrase), false))}
    />
  );
}
