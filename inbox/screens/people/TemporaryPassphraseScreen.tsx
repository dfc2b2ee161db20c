import { useEffect } from 'react';
import { OneFieldForm } from '../../parts/fields/OneFieldForm';
import { focusField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';

interface TemporaryPassphraseScreenProps {
  /** Who is invited, as the file says. */
  name: string;
  site: string;
  isBusy: boolean;
  /** How many wrong passphrases were typed one after another. */
  wrongs: number;
  problem: InboxProblem | null;
  onOpen(passphrase: string): void;
}

/** Asks for the temporary passphrase of an invitation. */
export function TemporaryPassphraseScreen(props: TemporaryPassphraseScreenProps) {
  const { name, site, isBusy, wrongs, problem, onOpen } = props;
  useEffect(() => {
    if (wrongs > 0) focusField('temporary');
  }, [wrongs]);
  return (
    <Screen title={`${name}的收件箱：首次打开`}>
      <p>
        同事请您一起办理 <b className="site">{site}</b> 收到的反馈。不是{name}
        本人的，请不要往下做，把文件还给同事。
      </p>
      <ProblemNotice problem={problem} />
      <OneFieldForm
        id="temporary"
        label="临时口令"
        hint="同事告诉您的24个数字，空格不区分"
        missing="请输入临时口令"
        wrong={wrongs > 0 ? '临时口令不对。请对照抄写的纸，再输入一遍。' : undefined}
        submit={isBusy ? '正在打开，要几秒钟…' : '打开'}
        isBusy={isBusy}
        onSubmit={onOpen}
      />
    </Screen>
  );
}
