import { chineseDay, dayOf, instantOf } from '#lib/model/date';
import { Button } from '../../parts/fields/Button';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Written } from '../../parts/Written';
import type { InboxDevice, InboxSnapshot } from '../../work/inbox-types';
import { DEVICE_STATES, ROLE_LABELS } from './words';

interface PeopleScreenProps extends Pick<InboxSnapshot, 'devices' | 'invitations'> {
  /** Whether this inbox may add and revoke. */
  mayAct: boolean;
  onAdd(): void;
  onExchange(): void;
  onRevoke(device: InboxDevice): void;
  onWithdraw(invitation: InboxSnapshot['invitations'][number]): void;
  onBack(): void;
  isBusy: boolean;
  /** What was just done; null for nothing. */
  done: string | null;
  problem: InboxProblem | null;
}

/** Everybody of the office who has an inbox, and who is invited. */
export function PeopleScreen(props: PeopleScreenProps) {
  const { devices, invitations, mayAct, onAdd, onExchange, onRevoke, onWithdraw, onBack } = props;
  const { isBusy, done, problem } = props;
  return (
    <Screen
      title="同事"
      wide
      actions={
        <>
          <Button kind="second" label="返回列表" onClick={onBack} />
          <Button kind="second" label="更换密钥" onClick={onExchange} />
          {mayAct && <Button label="添加同事" onClick={onAdd} />}
        </>
      }
    >
      <div role="status">
        {isBusy && <p>正在问网站。</p>}
        {done && <p className="note done">{done}</p>}
      </div>
      <ProblemNotice problem={problem} />
      {!mayAct && <p className="note">这个收件箱只能阅读，不能添加、停用同事。</p>}
      <h2>收件箱（{devices.length}个）</h2>
      <table className="people">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">可以做什么</th>
            <th scope="col">情况</th>
            {mayAct && <th scope="col">停用</th>}
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.id}>
              <th scope="row">
                <Written text={device.name} />
                {device.isOwn && '（本人）'}
              </th>
              <td>{ROLE_LABELS[device.role]}</td>
              <td>
                {DEVICE_STATES[device.state]}
                {!device.isCertified && (
                  <strong className="late">，没有办公室的签名，可能不是同事，请当面核实</strong>
                )}
              </td>
              {mayAct && (
                <td>
                  {device.state === 'revoked' ? (
                    '—'
                  ) : (
                    <Button
                      kind="second"
                      label="停用"
                      disabled={isBusy}
                      aria-label={`停用${device.name}的收件箱`}
                      onClick={() => onRevoke(device)}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {invitations.length > 0 && (
        <>
          <h2>已经邀请，还没有打开（{invitations.length}份）</h2>
          <ul>
            {invitations.map((invitation) => (
              <li key={invitation.tokenHash}>
                <Written text={invitation.name} />，{ROLE_LABELS[invitation.role]}，
                {chineseDay(dayOf(instantOf(invitation.expires)))}
                以前有效，
                <Written
                  text={devices.find(({ id }) => id === invitation.inviter)?.name ?? '不认识的收件箱'}
                />
                邀请{' '}
                {mayAct && (
                  <Button
                    kind="link"
                    label="撤回"
                    disabled={isBusy}
                    aria-label={`撤回给${invitation.name}的邀请`}
                    onClick={() => onWithdraw(invitation)}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}
